package io.github.forkpair.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a throwable says of itself: its class is the author's, and need not be able to. */
public final class ThrownWords {

    private ThrownWords() {}

    /** Returns what it is printed as, or its class name with why it cannot be printed. */
    public static String of(Throwable thrown) {
        try {
            String text = thrown.toString();
            return text != null ? text : cannot(thrown, "returns null");
        } catch (Throwable e) {
            return cannot(thrown, "throws " + e.getClass().getName());
        }
    }

    /**
     * Tells whether it can be reported with all that it holds: JUnit asks each for its stack and
     * its words, and loses the whole test where one has none.
     */
    static boolean canBeReported(Throwable thrown) {
        try {
            for (Throwable each : HeldThrowables.of(thrown)) {
                each.getMessage();
                if (each.toString() == null) {
                    return false;
                }
                List.of(each.getStackTrace()); // refuses null
            }
            return true;
        } catch (Throwable e) {
            return false;
        }
    }

    /** Returns its message, or why it cannot be had. */
    public static @Nullable String message(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (Throwable e) {
            return "(its getMessage() throws " + e.getClass().getName() + ")";
        }
    }

    private static String cannot(Throwable thrown, String does) {
        return thrown.getClass().getName() + " (its toString() " + does + ")";
    }
}

package io.github.forkpair.outcome;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a throwable says of itself: its class is the author's, and need not be able to. */
public final class ThrownWords {

    /** One that holds more makes them up as it is asked. */
    private static final int MOST_THROWABLES = 1000;

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
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> left = new ArrayDeque<>(List.of(thrown));
        try {
            while (!left.isEmpty() && seen.size() <= MOST_THROWABLES) {
                Throwable next = left.remove();
                if (seen.add(next)) {
                    next.getMessage();
                    if (next.toString() == null) {
                        return false;
                    }
                    left.addAll(List.of(next.getSuppressed()));
                    Optional.ofNullable(next.getCause()).ifPresent(left::add);
                    List.of(next.getStackTrace()); // refuses null
                }
            }
            return left.isEmpty();
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

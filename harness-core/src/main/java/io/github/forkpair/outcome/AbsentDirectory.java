package io.github.forkpair.outcome;

import java.io.File;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A temporary directory that is not there, where something was thrown that may come of it. */
public final class AbsentDirectory {

    private static final int MOST_CAUSES = 50;

    /** What a system says of a directory that is not there, where the JDK names no file. */
    private static final String NO_SUCH_FILE = "No such file or directory";

    private static final String PROPERTY = "java.io.tmpdir";

    private AbsentDirectory() {}

    /**
     * Returns the directory; empty if it is there, or if this says nothing of it.
     *
     * @param named what the system property names
     */
    public static String in(Throwable thrown, @Nullable String named) {
        if (named == null || named.isEmpty() || new File(named).isDirectory()) {
            return "";
        }
        Throwable each = thrown;
        for (int i = 0; each != null && i < MOST_CAUSES; i++) {
            String message = ThrownWords.message(each);
            if (message != null && isOf(message, named, each instanceof IOException)) {
                return named;
            }
            each = each.getCause();
        }
        return "";
    }

    private static boolean isOf(String message, String named, boolean aFile) {
        return message.contains(named)
                || message.contains(PROPERTY)
                || aFile && message.equals(NO_SUCH_FILE);
    }
}

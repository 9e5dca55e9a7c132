package io.github.forkpair.transfer;

import java.io.File;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A temporary directory that is not there, or where no file can be created, where something was
 * thrown that may come of it.
 */
public final class AbsentDirectory {

    private static final int MOST_CAUSES = 50;

    /** What a system says of such a directory, where the JDK names no file. */
    private static final Set<String> SAID =
            Set.of(
                    "No such file or directory",
                    "Permission denied",
                    "Operation not permitted",
                    "Read-only file system");

    private static final String PROPERTY = "java.io.tmpdir";

    private AbsentDirectory() {}

    /**
     * Returns the directory; empty if a file can be created in it, or if this says nothing of it.
     *
     * @param named what the system property names
     */
    public static String in(Throwable thrown, @Nullable String named) {
        if (named == null || named.isEmpty()) {
            return "";
        }
        Throwable each = thrown;
        for (int i = 0; each != null && i < MOST_CAUSES; i++) {
            String message = ThrownWords.message(each);
            if (message != null && isOf(message, named, each instanceof IOException)) {
                return isOfUse(named) ? "" : named;
            }
            each = each.getCause();
        }
        return "";
    }

    private static boolean isOf(String message, String named, boolean aFile) {
        return message.contains(named)
                || message.contains(PROPERTY)
                || aFile && SAID.contains(message);
    }

    /** Only trying tells: root may write where nothing can be created. */
    private static boolean isOfUse(String directory) {
        try {
            return File.createTempFile("forkpair", null, new File(directory)).delete();
        } catch (IOException | SecurityException e) {
            return false;
        }
    }
}

package io.github.forkpair.launch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The files that a child's JVM writes in the place of the test JVM's: for each of those one in the
 * child's evidence directory, of the same name where that is free.
 */
final class OwnFiles {

    private static final String PREFIX = "child-1.";

    /** What the harness itself may write there. */
    private static final Pattern OURS =
            Pattern.compile(
                    "args(?:\\.\\d+)?|command|input|left-out|left-threads|properties|stderr|stdout"
                            + "|threads|uncaught");

    private final Path directory;
    private final Map<String, String> names = new HashMap<>();

    OwnFiles(Path directory) {
        this.directory = directory;
    }

    /** Returns the child's own for a file of the test JVM: always the same one for the same. */
    String insteadOf(String given) {
        String own = names.get(given);
        if (own == null) {
            own = free(given.substring(given.lastIndexOf('/') + 1));
            names.put(given, own);
        }
        return directory.resolve(PREFIX + own).toString();
    }

    private String free(String name) {
        String free = name;
        for (int i = 2; OURS.matcher(free).matches() || names.containsValue(free); i++) {
            free = i + "." + name;
        }
        return free;
    }
}

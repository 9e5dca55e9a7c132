package io.github.forkpair.launch;

import io.github.forkpair.plan.ChildFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The files that a child's JVM writes in the place of the test JVM's: for each of those one in the
 * child's evidence directory, of the same name where that is free.
 */
final class OwnFiles {

    private final Path directory;
    private final ChildFiles ours;
    private final Map<String, String> names = new HashMap<>();

    OwnFiles(Path directory, ChildFiles ours) {
        this.directory = directory;
        this.ours = ours;
    }

    /** Returns the child's own for a file of the test JVM: always the same one for the same. */
    String insteadOf(String given) {
        String own = names.get(given);
        if (own == null) {
            own = free(given.substring(given.lastIndexOf('/') + 1));
            names.put(given, own);
        }
        return directory.resolve(ours.named(own)).toString();
    }

    private String free(String name) {
        String free = name;
        for (int i = 2; ChildFiles.isOurs(free) || names.containsValue(free); i++) {
            free = i + "." + name;
        }
        return free;
    }
}

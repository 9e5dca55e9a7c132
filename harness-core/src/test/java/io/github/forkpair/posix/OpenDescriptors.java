package io.github.forkpair.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lists what this process has open, but for what HotSpot opens when it comes to it. */
public final class OpenDescriptors {

    private OpenDescriptors() {}

    /** Returns each as its number and what it is. */
    public static Set<String> now() throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(Path.of("/proc/self/fd"))) {
            entries = listed.toList();
        }
        Set<String> open = new TreeSet<>();
        for (Path entry : entries) {
            try {
                String target = Files.readSymbolicLink(entry).toString();
                if (!ofTheJvm(target)) {
                    open.add(entry.getFileName() + " " + target);
                }
            } catch (NoSuchFileException e) {
                // It was the listing's own.
            }
        }
        return open;
    }

    /** Jars as classes are loaded, and from time to time the limits that the system sets. */
    private static boolean ofTheJvm(String target) {
        return target.endsWith(".jar") || target.startsWith("/sys/") || target.startsWith("/proc/");
    }
}

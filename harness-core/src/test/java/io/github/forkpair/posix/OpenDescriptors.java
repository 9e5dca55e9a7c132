package io.github.forkpair.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lists what this process has open, by number. */
final class OpenDescriptors {

    private OpenDescriptors() {}

    static Set<Integer> now() throws IOException {
        Set<Integer> open = new TreeSet<>();
        try (Stream<Path> entries = Files.list(Path.of("/proc/self/fd"))) {
            entries.forEach(entry -> open.add(Integer.valueOf(entry.getFileName().toString())));
        }
        // The one that the listing itself had open is gone by now.
        open.removeIf(
                number ->
                        !Files.exists(
                                Path.of("/proc/self/fd/" + number),
                                java.nio.file.LinkOption.NOFOLLOW_LINKS));
        return open;
    }
}

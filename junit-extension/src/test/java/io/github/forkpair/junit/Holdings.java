package io.github.forkpair.junit;

import io.github.forkpair.posix.SocketPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What this process holds of what a pair may take: children, sockets and pipes, threads, temporary
 * directories.
 */
record Holdings(
        List<Long> processes,
        List<String> descriptors,
        List<String> threads,
        List<String> directories) {

    static Holdings now() throws IOException {
        SocketPair.open().close(); // loads what stays open
        return new Holdings(
                ProcessHandle.current().children().map(ProcessHandle::pid).sorted().toList(),
                descriptorsOfOurs(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("forkpair-"))
                        .sorted()
                        .toList(),
                temporaryDirectories());
    }

    /** Sockets and pipes: files and jars come and go with class loading. */
    private static List<String> descriptorsOfOurs() throws IOException {
        TreeSet<String> open = new TreeSet<>();
        try (Stream<Path> entries = Files.list(Path.of("/proc/self/fd"))) {
            for (Path entry : entries.toList()) {
                if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
                    String target = Files.readSymbolicLink(entry).toString();
                    if (target.startsWith("socket:") || target.startsWith("pipe:")) {
                        open.add(entry.getFileName() + " " + target);
                    }
                }
            }
        }
        return List.copyOf(open);
    }

    private static List<String> temporaryDirectories() throws IOException {
        String ours = "forkpair-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.startsWith(ours))
                    .sorted()
                    .toList();
        }
    }
}

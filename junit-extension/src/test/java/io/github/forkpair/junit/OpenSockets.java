package io.github.forkpair.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The sockets of a process, as Linux tells of them.
 *
 * @param descriptors each descriptor that is a socket, and the socket's inode
 * @param reachable what could be connected or sent to: every socket of a network, and each of this
 *     system that has a name or listens
 */
record OpenSockets(Map<Integer, String> descriptors, List<String> reachable) {

    private static final List<String> OF_NETWORKS =
            List.of("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6");

    private static final int LISTENS = 0x10000;

    static OpenSockets of(long pid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(pid));
        Map<Integer, String> descriptors = new TreeMap<>();
        List<Path> entries;
        try (Stream<Path> listed = Files.list(process.resolve("fd"))) {
            entries = listed.toList();
        }
        for (Path entry : entries) {
            try {
                String target = Files.readSymbolicLink(entry).toString();
                if (target.startsWith("socket:[")) {
                    descriptors.put(
                            Integer.valueOf(entry.getFileName().toString()),
                            target.replaceAll("\\D", ""));
                }
            } catch (NoSuchFileException e) {
                // It was closed meanwhile.
            }
        }
        List<String> reachable = new ArrayList<>();
        for (String table : OF_NETWORKS) {
            for (String[] fields : rows(process.resolve("net").resolve(table))) {
                if (descriptors.containsValue(fields[9])) {
                    reachable.add(table + " " + fields[1]);
                }
            }
        }
        for (String[] fields : rows(process.resolve("net/unix"))) {
            boolean listens = (Integer.parseInt(fields[3], 16) & LISTENS) != 0;
            if (descriptors.containsValue(fields[6]) && (listens || fields.length > 7)) {
                reachable.add("unix " + (fields.length > 7 ? fields[7] : "without a name"));
            }
        }
        return new OpenSockets(descriptors, reachable);
    }

    /** Tells whether the system knows the socket as one of its own, without a network. */
    static boolean isUnix(long pid, String inode) throws IOException {
        return rows(Path.of("/proc", String.valueOf(pid), "net/unix")).stream()
                .anyMatch(fields -> fields[6].equals(inode));
    }

    /** Returns the fields of all rows but the heading; none where there is no such table. */
    private static List<String[]> rows(Path table) throws IOException {
        if (!Files.exists(table)) {
            return List.of();
        }
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .toList();
    }
}

package io.github.forkpair.launch;

import io.github.forkpair.outcome.MemoryKills;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how often the kernel has killed a process for want of memory. */
public final class MemoryKillCounts {

    private static final String COUNT = "\noom_kill ";
    private static final String UNIFIED = "memory.events";
    private static final String BY_CONTROLLER = "memory.oom_control";

    private final Path proc;
    private final Path groups;

    /** Creates a reader of this system's counts. */
    public MemoryKillCounts() {
        this(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
    }

    MemoryKillCounts(Path proc, Path groups) {
        this.proc = proc;
        this.groups = groups;
    }

    /** Returns the count of this process's own control group, or else the machine's, if any. */
    public Optional<MemoryKills> now() {
        for (Path file : filesOfOurGroup()) {
            Optional<MemoryKills> count = read(file, true);
            if (count.isPresent()) {
                return count;
            }
        }
        return read(proc.resolve("vmstat"), false);
    }

    /** In a container the path of a group may be another than the one that its kernel tells. */
    private List<Path> filesOfOurGroup() {
        List<Path> files = new ArrayList<>();
        for (String line : text(proc.resolve("self/cgroup")).split("\n")) {
            try {
                fileOf(line).ifPresent(files::add);
            } catch (InvalidPathException e) {
                // This JVM's locale cannot write the name: no count is had of it.
            }
        }
        files.add(groups.resolve(UNIFIED));
        files.add(groups.resolve("memory").resolve(BY_CONTROLLER));
        return files;
    }

    private Optional<Path> fileOf(String line) {
        String[] parts = line.split(":", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        String path = relative(parts[2]);
        if (parts[1].isEmpty()) {
            return Optional.of(groups.resolve(path).resolve(UNIFIED));
        }
        return List.of(parts[1].split(",")).contains("memory")
                ? Optional.of(groups.resolve("memory").resolve(path).resolve(BY_CONTROLLER))
                : Optional.empty();
    }

    private static String relative(String path) {
        int begin = 0;
        while (begin < path.length() && path.charAt(begin) == '/') {
            begin++;
        }
        return path.substring(begin);
    }

    /** Is read before every pair, so it takes no pattern and no list of lines. */
    private static Optional<MemoryKills> read(Path file, boolean ofOurs) {
        String text = "\n" + text(file) + "\n";
        int line = text.indexOf(COUNT);
        if (line < 0) {
            return Optional.empty();
        }
        int begin = line + COUNT.length();
        try {
            long count = Long.parseLong(text.substring(begin, text.indexOf('\n', begin)));
            return Optional.of(new MemoryKills(count, file.toString(), ofOurs));
        } catch (NumberFormatException e) {
            return Optional.empty(); // of no form that any kernel writes today
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }
}

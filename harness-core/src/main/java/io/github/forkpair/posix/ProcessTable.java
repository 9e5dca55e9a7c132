package io.github.forkpair.posix;

import io.github.forkpair.transfer.Cut;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the system tells of other processes: from {@code /proc} on Linux, else from the JDK. */
final class ProcessTable {

    private static final Path PROC = Path.of("/proc");

    /** In this time, no system gives out so many pids that it begins anew. */
    private static final Duration NO_WRAP = Duration.ofSeconds(2);

    /** With more pids to ask for than this, it is cheaper to list those there are. */
    private static final int MOST_ASKED_FOR = 2000;

    private static final int LONGEST_COMMAND = 200;

    /**
     * Of those behind a process's name, the one that tells the ticks from the boot to its start.
     */
    private static final int START_FIELD = 19;

    private ProcessTable() {}

    /**
     * Returns the processes that may have been started after that one; there may be others among
     * them, and threads.
     *
     * @param pid the process, which is still there or a zombie
     * @param age how long ago it was started
     */
    static LongStream startedAfter(long pid, Duration age) {
        if (!PosixSystem.LINUX) {
            return all();
        }
        long last = lastPid();
        boolean old = age.compareTo(NO_WRAP) > 0 || last < pid || last - pid > MOST_ASKED_FOR;
        LongStream there = old ? all() : LongStream.rangeClosed(pid + 1, last);
        return LongStream.concat(there, startedSince(last)).filter(ProcessTable::isThere);
    }

    /**
     * Returns those that come up while one looks: a process that hands itself on to a new one, as
     * daemons do, may be gone when it is looked at, but never before the new one is there.
     */
    private static LongStream startedSince(long last) {
        return LongStream.iterate(last + 1, pid -> pid <= lastPid(), pid -> pid + 1);
    }

    private static long lastPid() {
        String load = read(PROC.resolve("loadavg")).strip();
        try {
            return Long.parseLong(load.substring(load.lastIndexOf(' ') + 1));
        } catch (NumberFormatException e) {
            return 0; // none is told
        }
    }

    /** Returns all processes there are. */
    static LongStream all() {
        if (!PosixSystem.LINUX) {
            return ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid);
        }
        String[] names = PROC.toFile().list();
        return Stream.of(names == null ? new String[0] : names)
                .filter(name -> Character.isDigit(name.charAt(0)))
                .mapToLong(Long::parseLong)
                .sorted();
    }

    private static boolean isThere(long pid) {
        return new File("/proc/" + pid).exists();
    }

    /** Returns when a process was started, as the system counts; nothing if it is gone. */
    static OptionalLong startOf(long pid) {
        if (!PosixSystem.LINUX) {
            return ProcessHandle.of(pid)
                    .flatMap(found -> found.info().startInstant())
                    .map(instant -> OptionalLong.of(instant.toEpochMilli()))
                    .orElse(OptionalLong.empty());
        }
        String stat = read(pid, "stat");
        // The name before may have any character in it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length > START_FIELD
                ? OptionalLong.of(Long.parseLong(fields[START_FIELD]))
                : OptionalLong.empty();
    }

    /** Tells whether this is a process, and no zombie. */
    static boolean isLiving(long pid) {
        if (!PosixSystem.LINUX) {
            return ProcessHandle.of(pid).flatMap(found -> found.info().command()).isPresent();
        }
        String status = read(pid, "status");
        String state = field(status, "State");
        return field(status, "Tgid").equals(Long.toString(pid))
                && !state.startsWith("Z")
                && !state.startsWith("X");
    }

    /** Returns a process's command with its arguments, cut to a line; nothing if it is gone. */
    static Optional<String> commandOf(long pid) {
        if (!PosixSystem.LINUX) {
            return ProcessHandle.of(pid)
                    .flatMap(found -> found.info().commandLine().or(found.info()::command))
                    .map(ProcessTable::cut);
        }
        String words = read(pid, "cmdline").replace('\0', ' ').strip();
        if (!words.isEmpty()) {
            return Optional.of(cut(words));
        }
        String name = field(read(pid, "status"), "Name");
        return name.isEmpty() ? Optional.empty() : Optional.of("[" + name + "]");
    }

    private static String cut(String command) {
        return Cut.to(LONGEST_COMMAND, command);
    }

    /** Returns what a status says under that name; empty if nothing. */
    static String field(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** Returns one of the files on a process; empty if the process is gone. */
    static String read(long pid, String file) {
        return read(PROC.resolve(Long.toString(pid)).resolve(file));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}

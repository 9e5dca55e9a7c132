package io.github.forkpair.doctor;

import io.github.forkpair.posix.PosixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads what Linux tells of a process that this one has started.
 *
 * @param root where that is: {@code /proc}
 */
record ProcCheck(Path root) implements Check {

    private static final String LOCKS = "Max file locks";

    @Override
    public Capability capability() {
        return Capability.PROC;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        if (!PosixSystem.LINUX) {
            return new Finding.Works("this system has none, and the JDK tells of other processes");
        }
        Shell shell = Shell.start(bench, "echo up; read line");
        shell.heard().await("up");
        Path process = root.resolve(Long.toString(shell.process().pid()));
        for (Path wanted :
                List.of(
                        root.resolve("loadavg"),
                        process.resolve("status"),
                        process.resolve("cmdline"),
                        process.resolve("limits"))) {
            if (Files.readAllBytes(wanted).length == 0) {
                return capability().fails(wanted + " is empty");
            }
        }
        return judge(locks(process), locks(root.resolve("self")));
    }

    private static Optional<String> locks(Path process) throws IOException {
        return Files.readAllLines(process.resolve("limits")).stream()
                .filter(line -> line.startsWith(LOCKS))
                .findFirst();
    }

    /** Judges by the limit of file locks, which is the mark on whatever a child starts. */
    static Finding judge(Optional<String> ofChild, Optional<String> ofThis) {
        return ofChild.equals(ofThis)
                ? new Finding.WorksWithNote(
                        "it tells of processes",
                        "A child cannot be marked by prlimit(2). A process that it leaves running,"
                                + " outside its process group, is not found.")
                : new Finding.Works("it tells of processes, and whose child each is");
    }
}

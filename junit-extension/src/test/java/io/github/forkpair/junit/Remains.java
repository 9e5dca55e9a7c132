package io.github.forkpair.junit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether a process has gone, as far as whoever is to reap it can be held to that. */
final class Remains {

    private Remains() {}

    /**
     * Tells whether a process has ended and this JVM has nothing of it. Its own zombie it has to
     * reap; that of a process that has lost its parent is for whoever inherited it, at a time of
     * their own.
     */
    static boolean areGone(ProcessHandle process) {
        if (!process.isAlive()) { // which a zombie is
            return true;
        }
        boolean ours = process.parent().filter(ProcessHandle.current()::equals).isPresent();
        return isZombie(process) && !ours;
    }

    static boolean areGone(long pid) {
        return ProcessHandle.of(pid).map(Remains::areGone).orElse(true);
    }

    /** A zombie has no command any more. */
    private static boolean isZombie(ProcessHandle process) {
        return process.info().command().isEmpty();
    }

    /**
     * Returns the command line of each process, the words apart by zeros. What the JDK says of it
     * ends at a page.
     */
    static List<String> commandLines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path each : processes) {
                try {
                    byte[] line = Files.readAllBytes(each.resolve("cmdline"));
                    lines.add(new String(line, StandardCharsets.UTF_8));
                } catch (IOException e) {
                    // It has gone meanwhile.
                }
            }
        }
        return lines;
    }
}

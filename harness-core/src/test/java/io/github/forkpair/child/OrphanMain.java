package io.github.forkpair.child;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JVM that has started processes and writes into a directory, and whose parent is gone. */
final class OrphanMain {

    private OrphanMain() {}

    /** Prints the processes' ids, and ends as an orphan. */
    public static void main(String[] arguments) throws Exception {
        Path shared = Path.of(arguments[0]);
        Process ownSession = new ProcessBuilder("setsid", "sleep", "1000").start();
        Process parent = new ProcessBuilder("/bin/sh", "-c", "sleep 1001 >&2 & echo $!").start();
        String left = new String(parent.getInputStream().readAllBytes()).strip();
        parent.waitFor();
        Thread writer = new Thread(() -> write(shared), "writes");
        writer.setDaemon(true);
        writer.start();
        while (Files.notExists(shared.resolve("9"))) {
            Thread.onSpinWait();
        }
        System.out.println(ownSession.pid() + " " + left);
        Orphan.end(shared, new File(arguments[1]));
    }

    private static void write(Path shared) {
        for (int i = 0; i < 1_000; i++) {
            try {
                Files.writeString(shared.resolve(Integer.toString(i)), "any");
            } catch (IOException e) {
                return; // the directory is gone
            }
        }
    }
}

package io.github.forkpair.benchmark;

import io.github.forkpair.posix.PosixQueue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A byte there and back by two message queues, between two threads, against two processes in C. */
final class Queues {

    private static final int WARM_UPS = 1;
    private static final int SAMPLES = 15;

    /** How many round trips one sample has, after as many that are not counted. */
    private static final int COUNT = 5000;

    private Queues() {}

    static void measure(Table table) throws Exception {
        Path directory = Files.createTempDirectory("forkpair-benchmark-");
        Path source = directory.resolve("queues.c");
        Path program = directory.resolve("queues");
        try (InputStream in =
                Objects.requireNonNull(Queues.class.getResourceAsStream("queues.c"))) {
            Files.copy(in, source);
            if (!compiled(source, program)) {
                System.out.println("There is no C compiler to compare message queues with.");
                return;
            }
            double[] nanos = Race.medians(WARM_UPS, SAMPLES, Queues::ours, () -> inC(program));
            table.costs(
                    "round trip, queues",
                    Figure.micros(nanos[0]),
                    "in C",
                    Figure.micros(nanos[1]),
                    "<= 3");
        } finally {
            Files.deleteIfExists(program);
            Files.deleteIfExists(source);
            Files.delete(directory);
        }
    }

    private static boolean compiled(Path source, Path program) throws InterruptedException {
        try {
            return new ProcessBuilder(
                                    "cc",
                                    "-O2",
                                    "-o",
                                    program.toString(),
                                    source.toString(),
                                    "-lrt")
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static double inC(Path program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), String.valueOf(COUNT)).start();
        String printed = process.inputReader().readLine();
        Jvm.awaitEnd(process);
        return Double.parseDouble(printed);
    }

    private static double ours() throws Exception {
        try (PosixQueue there = PosixQueue.create();
                PosixQueue back = PosixQueue.create()) {
            Thread other =
                    new Thread(
                            () -> {
                                for (int i = 0; i < 2 * COUNT; i++) {
                                    back.send(there.receive());
                                }
                            });
            other.start();
            byte[] message = {1};
            long start = 0;
            for (int i = 0; i < 2 * COUNT; i++) {
                if (i == COUNT) {
                    start = System.nanoTime();
                }
                there.send(message);
                back.receive();
            }
            double nanos = System.nanoTime() - start;
            other.join();
            return nanos / COUNT;
        }
    }
}

package io.github.forkpair.doctor;

import io.github.forkpair.posix.SocketPair;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs one check that uses up the descriptors of its JVM. */
final class ShortageMain {

    private ShortageMain() {}

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        Check greedy =
                new Given(
                        Capability.WAIT_STATUS,
                        bench -> {
                            while (true) {
                                bench.own(SocketPair.open());
                            }
                        });
        new Doctor(List.of(greedy), Duration.ofSeconds(60), Path.of("java"))
                .examine()
                .table()
                .forEach(System.out::println);
    }
}

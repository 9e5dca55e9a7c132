package io.github.forkpair.doctor;

import io.github.forkpair.posix.PipeWriter;
import io.github.forkpair.posix.PosixException;
import io.github.forkpair.posix.SocketPair;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs one check that uses up the descriptors of its JVM, and does not give them back. */
final class ShortageMain {

    private ShortageMain() {}

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        loadWhatIsInAnOpenJarElsewhere();
        List<FileInputStream> held = new ArrayList<>();
        Check greedy =
                new Given(
                        Capability.WAIT_STATUS,
                        bench -> {
                            takeAll(held);
                            bench.own(SocketPair.open());
                            return new Finding.Works("there was another");
                        });
        new Doctor(List.of(greedy), Duration.ofSeconds(60), Path.of("java"))
                .examine()
                .table()
                .forEach(System.out::println);
        for (FileInputStream each : held) {
            each.close();
        }
    }

    /** Here the classes are files, and each takes a descriptor to load. */
    private static void loadWhatIsInAnOpenJarElsewhere() throws IOException {
        SocketPair pair = SocketPair.open();
        pair.close();
        try {
            new PipeWriter(pair.childEnd()).write(ByteBuffer.allocate(1));
        } catch (PosixException e) {
            // It is closed.
        }
    }

    private static void takeAll(List<FileInputStream> held) {
        try {
            while (true) {
                held.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            // There are no more.
        }
    }
}

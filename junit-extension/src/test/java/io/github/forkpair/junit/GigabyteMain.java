package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A test JVM that runs a pair which prints a gigabyte and then fails, and prints its failure. */
final class GigabyteMain {

    static final long BYTES = 1L << 30;
    static final String LAST = "the last line";
    private static final int MEBIBYTE = 1 << 20;

    private GigabyteMain() {}

    /** Takes the evidence directory. */
    public static void main(String[] arguments) {
        Throwable failure = TestRun.of(GigabyteTestCase.class, Path.of(arguments[0])).failure();
        System.out.println("failure: " + failure.getMessage());
    }

    static class GigabyteTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws IOException {
            byte[] lines = "0123456789abcde\n".repeat(MEBIBYTE / 16).getBytes();
            try (OutputStream out = new FileOutputStream("/dev/fd/1", true)) {
                for (long written = 0; written < BYTES; written += MEBIBYTE) {
                    out.write(lines);
                }
                out.write((LAST + "\n").getBytes());
            }
            assertEquals(1, 2);
        }
    }
}

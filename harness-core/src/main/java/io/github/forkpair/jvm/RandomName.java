package io.github.forkpair.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** A name that nobody else has or guesses, by the system's chance: a test may replace Java's. */
public final class RandomName {

    private static final int BYTES = 8;

    private RandomName() {}

    /** Returns one that was not there before: 16 digits and letters. */
    public static String next() {
        try (InputStream random = Files.newInputStream(Path.of("/dev/urandom"))) {
            return HexFormat.of().formatHex(random.readNBytes(BYTES));
        } catch (IOException e) {
            return HexFormat.of().toHexDigits(System.nanoTime()); // no system that runs a pair
        }
    }
}

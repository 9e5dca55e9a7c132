package io.github.forkpair.jvm;

import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;

/** The system's own chance, of which nobody has a copy. */
final class SystemRandom implements AutoCloseable {

    private static final int SEED_BYTES = 32;

    private final DataInputStream in;

    private SystemRandom(DataInputStream in) {
        this.in = in;
    }

    static SystemRandom open() throws IOException {
        return new SystemRandom(new DataInputStream(new FileInputStream("/dev/urandom")));
    }

    long nextLong() throws IOException {
        return in.readLong();
    }

    /** Returns enough for a secure generator. */
    byte[] nextSeed() throws IOException {
        byte[] seed = new byte[SEED_BYTES];
        in.readFully(seed);
        return seed;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

package io.github.forkpair.jvm;

import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Lends this JVM a standard output and an error output for as long as it is open, where a test has
 * left none, or one that fails: to load native code flushes them.
 */
final class LentStreams implements AutoCloseable {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private final @Nullable PrintStream out = System.out;
    private final @Nullable PrintStream err = System.err;

    private LentStreams() {}

    /** Lends them, where they are not there. */
    static LentStreams open() {
        LentStreams streams = new LentStreams();
        if (!isSound(streams.out)) {
            System.setOut(NOWHERE);
        }
        if (!isSound(streams.err)) {
            System.setErr(NOWHERE);
        }
        return streams;
    }

    private static boolean isSound(@Nullable PrintStream stream) {
        if (stream == null) {
            return false;
        }
        try {
            stream.flush();
            return true;
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

    /** Takes them away again. */
    @Override
    public void close() {
        if (System.out == NOWHERE) {
            System.setOut(out);
        }
        if (System.err == NOWHERE) {
            System.setErr(err);
        }
    }
}

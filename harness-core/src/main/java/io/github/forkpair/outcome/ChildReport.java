package io.github.forkpair.outcome;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the child says to the harness, over the control pipe, in frames of a kind for each. */
public sealed interface ChildReport {

    /** Every kind of frame that a child sends. */
    String KINDS = "RVFT";

    /** Returns the frame's kind. */
    char kind();

    /** Returns the frame's payload. */
    byte[] encode();

    /** The JVM is up and about to run the child side. */
    record Ready() implements ChildReport {
        @Override
        public char kind() {
            return 'R';
        }

        @Override
        public byte[] encode() {
            return new byte[0];
        }
    }

    /**
     * The child side returned.
     *
     * @param nanoTime when, by {@link System#nanoTime()}, which has one origin for all JVMs of a
     *     machine
     */
    record Returned(long nanoTime) implements ChildReport {
        @Override
        public char kind() {
            return 'V';
        }

        @Override
        public byte[] encode() {
            return Encoding.encode(nanoTime, null);
        }
    }

    /**
     * The child side threw something, or could not be started.
     *
     * @param nanoTime when, by {@link System#nanoTime()}
     * @param failure what it threw
     */
    record Failed(long nanoTime, TransferredFailure failure) implements ChildReport {
        @Override
        public char kind() {
            return 'F';
        }

        @Override
        public byte[] encode() {
            return Encoding.encode(nanoTime, failure);
        }
    }

    /**
     * The child's threads, as the parent asked.
     *
     * @param dump each thread's name, state and stack
     */
    record Threads(String dump) implements ChildReport {
        @Override
        public char kind() {
            return 'T';
        }

        @Override
        public byte[] encode() {
            return dump.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Reads what a child sent.
     *
     * @throws IOException if it is no report
     */
    static ChildReport decode(char kind, byte[] payload) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        return switch (kind) {
            case 'R' -> new Ready();
            case 'V' -> new Returned(in.readLong());
            case 'F' -> new Failed(in.readLong(), TransferredFailure.read(in));
            case 'T' -> new Threads(new String(payload, StandardCharsets.UTF_8));
            default -> throw new IOException("no report is of the kind '" + kind + "'");
        };
    }

    /** What two kinds of report have in common on the wire. */
    final class Encoding {

        private Encoding() {}

        private static byte[] encode(long nanoTime, @Nullable TransferredFailure failure) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes);
                out.writeLong(nanoTime);
                if (failure != null) {
                    failure.write(out);
                }
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException("memory takes all bytes", e);
            }
        }
    }
}

package io.github.forkpair.transport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The first of the bytes that were written. Safe for several threads. */
final class SentBytes {

    /** How many are kept. */
    private static final int LIMIT = 1024 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    /** Keeps what a buffer has up to its position, from the given place on. */
    synchronized void add(ByteBuffer sent, int from) {
        int count = Math.min(sent.position() - from, LIMIT - kept.size());
        if (count > 0) {
            byte[] bytes = new byte[count];
            sent.duplicate().position(from).get(bytes);
            kept.writeBytes(bytes);
        }
    }

    synchronized byte[] toArray() {
        return kept.toByteArray();
    }
}

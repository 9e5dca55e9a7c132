package io.github.forkpair.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/**
 * What goes over a byte channel, the same for each kind of channel. The buffers are direct ones,
 * with which no channel has to copy.
 */
final class Traffic {

    /** A child's first message. */
    static final String GREETING = "hello";

    /** The size of a chunk, in bytes. */
    static final int CHUNK = 64 * 1024;

    /** How many chunks go one way before a byte comes back. */
    static final int CHUNKS = 256;

    private Traffic() {}

    /** Sends a byte and awaits its echo, that many times. */
    static void roundTrips(ByteChannel channel, int count) throws IOException {
        ByteBuffer single = ByteBuffer.allocateDirect(1);
        for (int i = 0; i < count; i++) {
            channel.write(single.clear());
            readSingle(channel, single);
        }
    }

    /** Sends each byte back until the other side hangs up. */
    static void echo(ByteChannel channel) throws IOException {
        ByteBuffer single = ByteBuffer.allocateDirect(1);
        while (channel.read(single.clear()) == 1) {
            channel.write(single.flip());
        }
    }

    /** Sends all chunks and awaits the byte that says they have been read. */
    static void stream(ByteChannel channel) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        for (int i = 0; i < CHUNKS; i++) {
            chunk.clear();
            while (chunk.hasRemaining()) {
                channel.write(chunk);
            }
        }
        readSingle(channel, ByteBuffer.allocateDirect(1));
    }

    /** Reads chunks, and says so after the last, until the other side hangs up. */
    static void drain(ByteChannel channel) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        ByteBuffer single = ByteBuffer.allocateDirect(1);
        long awaited = (long) CHUNK * CHUNKS;
        int count;
        while ((count = channel.read(chunk.clear())) >= 0) {
            awaited -= count;
            if (awaited == 0) {
                channel.write(single.clear());
                awaited = (long) CHUNK * CHUNKS;
            }
        }
    }

    private static void readSingle(ByteChannel channel, ByteBuffer single) throws IOException {
        if (channel.read(single.clear()) != 1) {
            throw new EOFException("The other side has gone.");
        }
    }
}

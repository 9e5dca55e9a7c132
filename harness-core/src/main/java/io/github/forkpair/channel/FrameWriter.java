package io.github.forkpair.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.locks.ReentrantLock;

/** Writes frames to a channel, each as a whole: frames of several threads do not mix. */
public final class FrameWriter {

    /** Enough for most messages, and for the largest piece of a long one; in bytes. */
    private static final int FIRST_SIZE = 8 * 1024;

    private static final int LARGEST_SIZE = 64 * 1024 + Frame.HEADER_SIZE;

    private final WritableByteChannel channel;
    private final ReentrantLock writing = new ReentrantLock();

    /** A direct buffer, which no channel has to copy once more. */
    private ByteBuffer scratch = ByteBuffer.allocateDirect(FIRST_SIZE);

    /** Creates a writer to a blocking channel, which stays the caller's to close. */
    public FrameWriter(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** Writes one frame and returns once the channel has taken all of it. */
    public void write(char kind, byte[] payload, int length) throws IOException {
        writing.lock();
        try {
            if (scratch.capacity() < LARGEST_SIZE && length > FIRST_SIZE - Frame.HEADER_SIZE) {
                scratch = ByteBuffer.allocateDirect(LARGEST_SIZE);
            }
            scratch.clear().put((byte) kind).putInt(length);
            int taken = 0;
            do {
                int piece = Math.min(scratch.remaining(), length - taken);
                scratch.put(payload, taken, piece).flip();
                taken += piece;
                while (scratch.hasRemaining()) {
                    channel.write(scratch);
                }
                scratch.clear();
            } while (taken < length);
        } finally {
            writing.unlock();
        }
    }
}

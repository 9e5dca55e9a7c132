package io.github.forkpair.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.locks.ReentrantLock;

/** Writes frames to a channel, each as a whole: frames of several threads do not mix. */
public final class FrameWriter {

    private final WritableByteChannel channel;
    private final ReentrantLock writing = new ReentrantLock();

    /** Creates a writer to a blocking channel, which stays the caller's to close. */
    public FrameWriter(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** Writes one frame and returns once the channel has taken all of it. */
    public void write(char kind, byte[] payload, int length) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(Frame.HEADER_SIZE + length);
        frame.put((byte) kind).putInt(length).put(payload, 0, length).flip();
        writing.lock();
        try {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        } finally {
            writing.unlock();
        }
    }
}

package io.github.forkpair.posix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;

/** Writes to a pipe. */
public final class PipeWriter implements WritableByteChannel {

    private final Descriptor writeEnd;
    private volatile boolean open = true;

    /** Creates a writer that owns the pipe's write end. */
    public PipeWriter(Descriptor writeEnd) {
        this.writeEnd = writeEnd;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        int number = writeEnd.acquire();
        try {
            int size = source.remaining();
            ByteBuffer direct =
                    source.isDirect() ? source : ByteBuffer.allocateDirect(size).put(source).flip();
            while (direct.hasRemaining()) {
                long count = Native.POSIX.write(number, direct, direct.remaining());
                if (count >= 0) {
                    direct.position(direct.position() + (int) count);
                } else if (!Native.interruptedBySignal()) {
                    throw Native.failure("write(pipe)");
                }
            }
            return size;
        } finally {
            writeEnd.release();
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        writeEnd.close();
    }
}

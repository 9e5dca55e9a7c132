package io.github.forkpair.child;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/**
 * The inherited socket as a byte channel. It reads and writes descriptor 0 as if it were a file,
 * because a cold JVM takes some 30 ms to make a {@code SocketChannel} of it; only what a file
 * cannot do, shutting down one or both directions, is left to that.
 *
 * <p>Its close shuts the connection down and leaves the descriptor open: on Linux a socket that is
 * closed with bytes unread resets the connection, where the other side should read end-of-file.
 */
final class InheritedEnd implements ByteChannel {

    private final ChildEnd end;
    private final FileChannel in = new FileInputStream(FileDescriptor.in).getChannel();
    private final FileChannel out = new FileOutputStream(FileDescriptor.in).getChannel();
    private volatile boolean open = true;
    private volatile boolean outputShut;

    InheritedEnd(ChildEnd end) {
        this.end = end;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        ensureOpen();
        int count = in.read(target);
        if (count < 0) {
            ensureOpen();
        }
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        ensureOpen();
        if (outputShut) {
            throw new ClosedChannelException();
        }
        return out.write(source);
    }

    void shutdownInput() throws IOException {
        if (open) {
            end.socketChannel().shutdownInput();
        }
    }

    void shutdownOutput() throws IOException {
        if (open) {
            outputShut = true;
            end.socketChannel().shutdownOutput();
        }
    }

    @Override
    public boolean isOpen() {
        return open && in.isOpen();
    }

    @Override
    public void close() throws IOException {
        if (!open) {
            return;
        }
        open = false;
        if (in.isOpen()) {
            end.socketChannel().shutdownOutput();
            end.socketChannel().shutdownInput();
        }
    }

    private void ensureOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }
}

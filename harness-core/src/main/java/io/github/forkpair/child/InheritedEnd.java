package io.github.forkpair.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * The socket that the child was given, as a byte channel. It is read and written as if it were a
 * file, because a cold JVM takes some 30 ms to make a {@code SocketChannel} of it; only what a file
 * cannot do, shutting down one or both directions, is left to that.
 *
 * <p>Its close shuts the connection down and leaves the descriptor open: on Linux a socket that is
 * closed with bytes unread resets the connection, where the other side should read end-of-file.
 */
final class InheritedEnd implements ByteChannel {

    private final ChildEnd end;
    private final ReadableByteChannel in;
    private final WritableByteChannel out;
    private volatile boolean open = true;
    private volatile boolean outputShut;

    InheritedEnd(ChildEnd end, ReadableByteChannel in, WritableByteChannel out) {
        this.end = end;
        this.in = in;
        this.out = out;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        ensureOpen();
        int count;
        try {
            count = in.read(target);
        } catch (IOException e) {
            if (!end.readsAResetAsTheEnd() || e instanceof ClosedChannelException) {
                throw e;
            }
            count = -1; // the other side went with bytes of ours unread
        }
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
            end.socketToShut().shutdownInput();
        }
    }

    void shutdownOutput() throws IOException {
        if (open) {
            outputShut = true;
            end.socketToShut().shutdownOutput();
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
            end.socketToShut().shutdownOutput();
            end.socketToShut().shutdownInput();
        }
    }

    private void ensureOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }
}

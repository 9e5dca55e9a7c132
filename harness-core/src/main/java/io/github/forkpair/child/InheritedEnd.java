package io.github.forkpair.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/**
 * The inherited channel, but for its close: this one shuts the connection down and leaves the
 * descriptor open. The JDK's would send the child's standard streams to /dev/null, and on Linux a
 * socket that is closed with bytes unread resets the connection, where the other side should read
 * end-of-file.
 */
final class InheritedEnd implements ByteChannel {

    private final SocketChannel socket;
    private volatile boolean open = true;

    InheritedEnd(SocketChannel socket) {
        this.socket = socket;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        ensureOpen();
        int count = socket.read(target);
        if (count < 0) {
            ensureOpen();
        }
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        ensureOpen();
        return socket.write(source);
    }

    void shutdownInput() throws IOException {
        if (open) {
            socket.shutdownInput();
        }
    }

    void shutdownOutput() throws IOException {
        if (open) {
            socket.shutdownOutput();
        }
    }

    @Override
    public boolean isOpen() {
        return open && socket.isOpen();
    }

    @Override
    public void close() throws IOException {
        if (!open) {
            return;
        }
        open = false;
        if (socket.isOpen()) {
            socket.shutdownOutput();
            socket.shutdownInput();
        }
    }

    private void ensureOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}

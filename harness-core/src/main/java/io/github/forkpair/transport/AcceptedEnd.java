package io.github.forkpair.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.InterruptibleChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * This process's end of a channel whose child connects to it: a blocking channel that keeps the
 * promises of {@link InterruptibleChannel}. Who uses it before the child has connected waits.
 *
 * <p>A close shuts the connection down in both directions and leaves the descriptor to {@link
 * #destroy()}, when the pair is over: a socket that is closed with bytes unread resets the
 * connection, where the other side should read end-of-file.
 */
final class AcceptedEnd implements ByteChannel, InterruptibleChannel {

    private final boolean resetIsTheEnd;
    private final CountDownLatch decided = new CountDownLatch(1);
    private final ReentrantLock writing = new ReentrantLock();
    private volatile @Nullable SocketChannel connected;
    private volatile boolean open = true;
    private volatile boolean inputShut;
    private volatile boolean outputShut;
    private volatile boolean gone;

    /**
     * Creates an end that is not connected yet.
     *
     * @param resetIsTheEnd whether a child that has ended with bytes unread is read as end-of-file,
     *     as over a socketpair; else as the reset that it is
     */
    AcceptedEnd(boolean resetIsTheEnd) {
        this.resetIsTheEnd = resetIsTheEnd;
    }

    /** Takes the connection with the child, once. */
    synchronized void connect(SocketChannel socket) {
        connected = socket;
        decided.countDown();
        try {
            if (outputShut || !open) {
                socket.shutdownOutput(); // which nobody could wait for
            }
        } catch (IOException e) {
            // It is gone again.
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        SocketChannel socket = socket();
        if (inputShut) {
            return -1;
        }
        return target.hasRemaining() ? read(socket, target) : 0;
    }

    /** Reads also what comes to an input that is shut, for nobody to see. */
    int drain(ByteBuffer target) throws IOException {
        return read(socket(), target);
    }

    private int read(SocketChannel socket, ByteBuffer target) throws IOException {
        int count;
        try {
            count = socket.read(target);
        } catch (ClosedChannelException e) {
            throw e; // by an interrupt, or by the end of the pair
        } catch (IOException e) {
            if (open && !resetIsTheEnd) {
                throw e;
            }
            count = -1;
        }
        if (count < 0 && !open) {
            throw new AsynchronousCloseException();
        }
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        writing.lock();
        try {
            SocketChannel socket = socket();
            if (outputShut) {
                throw new ClosedChannelException();
            }
            if (gone) {
                throw new IOException("Broken pipe");
            }
            int count = 0;
            while (source.hasRemaining()) {
                count += socket.write(source);
            }
            return count;
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            if (!open) {
                throw new AsynchronousCloseException();
            }
            throw e;
        } finally {
            writing.unlock();
        }
    }

    /**
     * Takes note that the other process has ended. TCP would take the first bytes that are written
     * to it all the same.
     */
    void otherIsGone() {
        gone = true;
    }

    /**
     * Shuts the input down. The other side's writes fail then, but not over TCP, which tells it
     * nothing: there the socket's own input stays as it is, so that it can be {@linkplain #drain
     * drained}.
     */
    synchronized void shutdownInput() throws IOException {
        ensureOpen();
        inputShut = true;
        SocketChannel socket = connected;
        if (socket != null && resetIsTheEnd) {
            socket.shutdownInput();
        }
    }

    /** Shuts the output down, of one that is not connected yet once it is. */
    synchronized void shutdownOutput() throws IOException {
        ensureOpen();
        outputShut = true;
        SocketChannel socket = connected;
        if (socket != null) {
            socket.shutdownOutput();
        }
    }

    private void ensureOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    private SocketChannel socket() throws IOException {
        try {
            decided.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (connected == null) {
                close();
                throw new ClosedByInterruptException();
            } // else the socket does that
        }
        SocketChannel socket = connected;
        if (!open || socket == null) {
            throw new ClosedChannelException();
        }
        return socket;
    }

    @Override
    public boolean isOpen() {
        SocketChannel socket = connected;
        return open && (socket == null || socket.isOpen());
    }

    @Override
    public void close() {
        open = false;
        decided.countDown();
        SocketChannel socket = connected;
        if (socket != null) {
            try {
                socket.shutdownOutput();
                socket.shutdownInput();
            } catch (IOException e) {
                // It is closed, or the other side is gone: that is what this is after.
            }
        }
    }

    /** Closes the channel and its descriptor. */
    void destroy() {
        close();
        SocketChannel socket = connected;
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // Nothing of it is left all the same.
        }
    }
}

package io.github.forkpair.posix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.concurrent.locks.ReentrantLock;
import jnr.constants.platform.Errno;

/**
 * One end of a socketpair as a blocking channel that keeps the promises of {@link
 * java.nio.channels.InterruptibleChannel}.
 *
 * <p>A thread blocked in a system call is not broken by closing the descriptor under it. So a close
 * shuts the socket down, which wakes every thread blocked on it, and leaves the descriptor to
 * {@link #destroy()}, when the pair is over. That order has a second reason: on Linux, a Unix
 * socket that is closed with bytes unread resets the connection, and the other side would get an
 * error where a closed end should be end-of-file.
 */
public final class SocketEnd extends AbstractInterruptibleChannel implements ByteChannel {

    private static final int SHUT_RD = 0;
    private static final int SHUT_WR = 1;
    private static final int SHUT_RDWR = 2;

    /** How much one call transfers, at most, from or to a buffer on the heap; in bytes. */
    private static final int SCRATCH_SIZE = 64 * 1024;

    private final Descriptor descriptor;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private ByteBuffer readScratch = ByteBuffer.allocate(0);
    private ByteBuffer writeScratch = ByteBuffer.allocate(0);
    private volatile boolean inputShut;
    private volatile boolean outputShut;

    SocketEnd(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        reading.lock();
        try {
            ensureOpen();
            if (inputShut) {
                return -1;
            }
            if (!target.hasRemaining()) {
                return 0;
            }
            if (target.isDirect()) {
                return receive(target);
            }
            if (readScratch.capacity() == 0) {
                readScratch = ByteBuffer.allocateDirect(SCRATCH_SIZE);
            }
            readScratch.clear().limit(Math.min(SCRATCH_SIZE, target.remaining()));
            int count = receive(readScratch);
            target.put(readScratch.flip());
            return count;
        } finally {
            reading.unlock();
        }
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        writing.lock();
        try {
            ensureOpen();
            if (outputShut) {
                throw new ClosedChannelException();
            }
            int count = 0;
            while (source.hasRemaining()) {
                count += source.isDirect() ? transfer(source, false) : sendCopy(source);
            }
            return count;
        } finally {
            writing.unlock();
        }
    }

    /**
     * Says that no more bytes come from here: the other side reads end-of-file once it has read
     * those already sent.
     */
    public void shutdownOutput() throws IOException {
        ensureOpen();
        outputShut = true;
        shutdown(SHUT_WR);
    }

    /** Says that nobody reads here any more: what the other side writes from now on fails. */
    public void shutdownInput() throws IOException {
        ensureOpen();
        inputShut = true;
        shutdown(SHUT_RD);
    }

    /** Closes the channel, and the descriptor as soon as no call is using it. */
    public void destroy() {
        try {
            close();
        } catch (IOException e) {
            throw new AssertionError("closing a socket end reports no errors", e);
        } finally {
            descriptor.close();
        }
    }

    @Override
    protected void implCloseChannel() {
        shutdown(SHUT_RDWR);
    }

    /** Receives straight into a direct buffer; -1 is end-of-file. */
    private int receive(ByteBuffer direct) throws IOException {
        int count = transfer(direct, true);
        return count == 0 ? -1 : count;
    }

    private int sendCopy(ByteBuffer source) throws IOException {
        if (writeScratch.capacity() == 0) {
            writeScratch = ByteBuffer.allocateDirect(SCRATCH_SIZE);
        }
        int size = Math.min(SCRATCH_SIZE, source.remaining());
        writeScratch.clear().put(source.slice().limit(size)).flip();
        int count = transfer(writeScratch, false);
        source.position(source.position() + count);
        return count;
    }

    /** Makes one call, which may block, and moves the buffer's position by what it transferred. */
    private int transfer(ByteBuffer direct, boolean receive) throws IOException {
        long count = -1;
        begin();
        try {
            int fd = descriptor.acquire();
            try {
                do {
                    count =
                            receive
                                    ? Native.POSIX.read(fd, direct, direct.remaining())
                                    : Native.POSIX.write(fd, direct, direct.remaining());
                } while (count < 0 && isOpen() && Native.interruptedBySignal());
                // The other side ended with bytes of ours unread. It is gone all the same:
                // end-of-file.
                if (receive && count < 0 && Native.POSIX.errno() == Errno.ECONNRESET.intValue()) {
                    count = 0;
                }
                if (count < 0 && isOpen()) {
                    throw Native.failure(receive ? "read(socket)" : "write(socket)");
                }
            } finally {
                descriptor.release();
            }
        } finally {
            end(count > 0); // reports a close or an interrupt meanwhile
        }
        if (count < 0) {
            throw new AsynchronousCloseException();
        }
        direct.position(direct.position() + (int) count);
        return (int) count;
    }

    private void ensureOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    private void shutdown(int how) {
        try {
            int fd = descriptor.acquire();
            try {
                // Fails with ENOTCONN where the other side has gone already, which is what we are
                // after.
                Native.LIBC.shutdown(fd, how);
            } finally {
                descriptor.release();
            }
        } catch (PosixException e) {
            // The descriptor is closed: so is the socket.
        }
    }
}

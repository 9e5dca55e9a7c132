package io.github.forkpair.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.InterruptibleChannel;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A channel of which the first bytes that were written are kept, so that the process at its other
 * end can be run again, and which can be watched. In all else it is the channel that it is over:
 * interruptible if that is, safe for several threads if that is.
 */
public final class RecordedChannel implements ByteChannel, InterruptibleChannel {

    private final ByteChannel channel;

    /** Bytes are kept in the order in which they were written. */
    private final ReentrantLock writing = new ReentrantLock();

    private final SentBytes sent = new SentBytes();
    private volatile Transfers watcher = Transfers.UNSEEN;

    /** Records what goes over a channel. Closing this closes that. */
    public RecordedChannel(ByteChannel channel) {
        this.channel = channel;
    }

    /** Lets somebody see what is transferred from now on, instead of who did before. */
    public void watch(Transfers newWatcher) {
        watcher = newWatcher;
    }

    /** Returns the first of the bytes that were written, 1 MiB at most. */
    public byte[] firstSent() {
        return sent.toArray();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = channel.read(target);
        if (count > 0) {
            watcher.read(count);
        }
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        writing.lock();
        int from = source.position();
        try {
            int count = channel.write(source);
            if (count > 0) {
                watcher.wrote(count);
            }
            return count;
        } finally {
            sent.add(source, from); // also what went out before it failed
            writing.unlock();
        }
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

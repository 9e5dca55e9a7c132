package io.github.forkpair.channel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames on a thread of its own, one at a time, for a receiver that will not wait for ever.
 * It holds back the other side as a direct reader would: it reads a frame only once the one before
 * was taken.
 */
final class ReadAhead {

    /** A year, so that the limit fits a count of nanoseconds. */
    private static final long MOST_SECONDS = 365L * 24 * 60 * 60;

    private final FrameReader reader;
    private final SynchronousQueue<Arrival> arrivals = new SynchronousQueue<>();
    private final Thread thread;
    private @Nullable Arrival last;
    private volatile boolean stopped;

    /** What a read came to: a frame, the end of the stream (neither), or a failure. */
    private record Arrival(@Nullable Frame frame, @Nullable Throwable failure) {
        boolean isLast() {
            return frame == null;
        }
    }

    ReadAhead(FrameReader reader) {
        this.reader = reader;
        thread =
                new Thread(this::run, "forkpair-read-ahead") {
                    @Override
                    public void interrupt() {
                        if (stopped) { // else it is a test that interrupts all threads it finds
                            super.interrupt();
                        }
                    }
                };
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the thread; for a channel that has been closed, so that no read blocks it. */
    Thread stop() {
        stopped = true;
        thread.interrupt();
        return thread;
    }

    /**
     * Waits for the next frame.
     *
     * @return the frame, or null at the stream's end
     * @throws AssertionError the supplied one, if no frame comes within the limit
     */
    @Nullable Frame next(@Nullable Duration limit, Supplier<AssertionError> late)
            throws IOException {
        Arrival arrival = last;
        if (arrival == null) {
            if (stopped) {
                throw new ClosedChannelException();
            }
            arrival = take(limit);
            if (arrival == null) {
                throw late.get();
            }
            if (arrival.isLast()) {
                last = arrival;
            }
        }
        Throwable failure = arrival.failure();
        if (failure instanceof IOException e) {
            throw e;
        } else if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        }
        return arrival.frame();
    }

    private @Nullable Arrival take(@Nullable Duration limit) throws InterruptedIOException {
        try {
            return limit == null
                    ? arrivals.take()
                    : arrivals.poll(nanos(limit), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a message");
        }
    }

    /** Returns a limit as a count of nanoseconds, zero or more. */
    static long nanos(Duration limit) {
        return limit.toSeconds() > MOST_SECONDS
                ? TimeUnit.SECONDS.toNanos(MOST_SECONDS)
                : Math.max(0, limit.toNanos());
    }

    private void run() {
        Arrival arrival;
        do {
            try {
                arrival = new Arrival(reader.read(), null);
            } catch (Throwable e) {
                arrival = new Arrival(null, e);
            }
            try {
                arrivals.put(arrival);
            } catch (InterruptedException e) {
                return;
            }
        } while (!arrival.isLast());
    }
}

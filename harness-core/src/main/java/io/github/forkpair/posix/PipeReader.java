package io.github.forkpair.posix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads pipes, each as soon as it has something, all of them on one thread, which ends with the
 * last: what many processes write at the same moment wakes one thread and not as many. Safe for
 * several threads.
 */
public final class PipeReader {

    /** Takes what one pipe delivers, on the reader's thread: all other pipes wait meanwhile. */
    public interface Sink {
        /** Takes bytes that have arrived; the buffer is used again after the call. */
        void bytes(ByteBuffer arrived);

        /** Learns that no more bytes will come. */
        void end();
    }

    /** A pipe's read end and who takes what it delivers. */
    public record Source(Descriptor readEnd, Sink sink) {}

    private static final int BUFFER_SIZE = 64 * 1024;

    /** The thread, and what wakes it. */
    private record Server(Thread thread, Pipe wakeUp, PipeWriter waker) {

        void wake() {
            try {
                waker.write(ByteBuffer.allocate(1));
            } catch (IOException e) {
                throw new UncheckedIOException("A pipe of this JVM's own takes no byte.", e);
            }
        }
    }

    private final ThreadFactory threads;
    private final List<PipeReading> readings = new ArrayList<>();
    private @Nullable Server server;

    /** Reads on a thread that is made so, whenever there is something to read and no thread. */
    public PipeReader(ThreadFactory threads) {
        this.threads = threads;
    }

    /**
     * Begins to read pipes, and owns their read ends from now on.
     *
     * @return what reads them until all of them have ended
     * @throws PosixException if there is no descriptor left to wake a thread by; the read ends are
     *     closed then
     * @throws OutOfMemoryError if no thread can be started; the read ends are closed then
     */
    public PipeReading read(List<Source> sources) throws PosixException {
        PipeReading reading = new PipeReading(this, sources);
        try {
            add(reading);
        } catch (PosixException | RuntimeException | Error e) {
            reading.letGo();
            throw e;
        }
        return reading;
    }

    private synchronized void add(PipeReading reading) throws PosixException {
        if (server == null) {
            server = start();
        } else {
            server.wake();
        }
        readings.add(reading);
        reading.isReadOn(server.thread());
    }

    private Server start() throws PosixException {
        Pipe wakeUp = Pipe.open();
        try {
            Thread thread = threads.newThread(() -> serve(wakeUp.readEnd()));
            thread.start(); // comes no further than to the monitor that we are in
            return new Server(thread, wakeUp, new PipeWriter(wakeUp.writeEnd()));
        } catch (RuntimeException | Error e) {
            wakeUp.close();
            throw e;
        }
    }

    /** Lets the thread see that somebody does not want to wait any longer. */
    synchronized void wake() {
        if (server != null) {
            server.wake();
        }
    }

    /** Tells whether that thread has no more to read, and so ends. */
    synchronized boolean isThroughWith(Thread thread) {
        return server == null || server.thread() != thread;
    }

    private void serve(Descriptor wakeUp) {
        try {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
            int number = wakeUp.acquire();
            try {
                for (List<PipeReading> now = open(); !now.isEmpty(); now = open()) {
                    readUntilThatChanges(now, number, buffer);
                }
            } finally {
                wakeUp.release();
            }
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        } finally {
            closeAll();
        }
    }

    /** Returns what is to be read, without what is through. Where nothing is, the thread ends. */
    private List<PipeReading> open() {
        List<PipeReading> through;
        List<PipeReading> open;
        synchronized (this) {
            through = readings.stream().filter(PipeReading::isThrough).toList();
            readings.removeAll(through);
            open = List.copyOf(readings);
            if (open.isEmpty() && server != null) {
                server.wakeUp().close();
                server = null;
            }
        }
        through.forEach(PipeReading::tellOfItsEnd);
        return open;
    }

    /** However the thread came to its end, nobody is to wait for it for ever. */
    private void closeAll() {
        synchronized (this) {
            readings.forEach(PipeReading::close);
        }
        open();
    }

    private static void readUntilThatChanges(
            List<PipeReading> readings, int wakeUp, ByteBuffer buffer) throws PosixException {
        PollTable table = new PollTable();
        readings.forEach(reading -> reading.addTo(table));
        int wake = table.add(wakeUp);
        boolean changes = false;
        while (!changes) {
            boolean stops = false;
            for (PipeReading reading : readings) {
                stops |= reading.seesThatItIsToStop();
            }
            table.poll(stops ? 0 : -1);
            for (PipeReading reading : readings) {
                changes |= reading.take(table, buffer);
            }
            if (table.isReady(wake)) {
                Native.POSIX.read(wakeUp, buffer.clear(), BUFFER_SIZE);
                changes = true;
            }
        }
    }
}

package io.github.forkpair.posix;

import io.github.forkpair.posix.PipeReader.Sink;
import io.github.forkpair.posix.PipeReader.Source;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Some pipes that are read until all of them have ended, or nobody wants to wait for that any more.
 * Safe for several threads.
 */
public final class PipeReading {

    /** What a pipe holds at most by default is 64 KiB, and 1 MiB if somebody enlarged it. */
    private static final int MOST_ROUNDS = 32;

    /** One of the pipes. */
    private static final class Open {

        private final Source source;
        private final int number;
        private int index;
        private boolean ended;

        Open(Source source) throws PosixException {
            this.source = source;
            this.number = source.readEnd().acquire();
        }

        void letGo() {
            ended = true;
            source.readEnd().release();
            source.readEnd().close();
        }

        /** Tells its sink, once. */
        void end() {
            if (!ended) {
                letGo();
                source.sink().end();
            }
        }
    }

    private final PipeReader reader;
    private final List<Open> pipes = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile boolean stopped;
    private boolean seenStopped;
    private int roundsAfterStop;
    private volatile boolean through;

    /** Takes the pipes into use. */
    PipeReading(PipeReader reader, List<Source> sources) throws PosixException {
        this.reader = reader;
        try {
            for (Source source : sources) {
                pipes.add(new Open(source));
            }
        } catch (PosixException e) {
            letGo();
            throw e;
        }
    }

    /** Closes the pipes and tells nobody: they have not been read. */
    void letGo() {
        pipes.forEach(Open::letGo);
    }

    /** Says on which thread the pipes are read. */
    void isReadOn(Thread server) {
        thread = server;
    }

    /**
     * Lets the pipes count as ended although somebody still holds another end of one, as soon as
     * nothing more comes.
     */
    public void stop() {
        stopped = true;
        reader.wake();
    }

    /**
     * Waits until every sink knows of its end, and where no other pipes are read, until the
     * reader's thread has ended. An interrupt meanwhile is there again afterwards.
     */
    public void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                end.await();
                Thread server = thread;
                if (server != null && reader.isThroughWith(server)) {
                    server.join();
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // What follows is for the reader, on its thread.

    boolean isThrough() {
        return through;
    }

    void tellOfItsEnd() {
        end.countDown();
    }

    void addTo(PollTable table) {
        for (Open pipe : pipes) {
            if (!pipe.ended) {
                pipe.index = table.add(pipe.number);
            }
        }
    }

    /** Tells whether it is to stop. What there is to be had after that, it still takes. */
    boolean seesThatItIsToStop() {
        seenStopped = stopped;
        return seenStopped;
    }

    /** Takes what there is to be had. Returns whether there are fewer pipes to read now. */
    boolean take(PollTable table, ByteBuffer buffer) {
        boolean arrived = false;
        boolean fewer = false;
        boolean open = false;
        try {
            for (Open pipe : pipes) {
                if (!pipe.ended && table.isReady(pipe.index)) {
                    arrived = true;
                    if (!transfer(pipe.number, buffer, pipe.source.sink())) {
                        fewer = true;
                        pipe.end();
                    }
                }
                open |= !pipe.ended;
            }
        } catch (PosixException | RuntimeException | Error e) {
            close(); // it alone: other pipes have other sinks
            Thread here = Thread.currentThread();
            here.getUncaughtExceptionHandler().uncaughtException(here, e);
            return true;
        }
        if (!open || seenStopped && (!arrived || ++roundsAfterStop > MOST_ROUNDS)) {
            close();
            return true;
        }
        return fewer;
    }

    /** Ends all that has not ended. */
    void close() {
        through = true;
        pipes.forEach(Open::end);
    }

    /** Returns false at the pipe's end. */
    private static boolean transfer(int number, ByteBuffer buffer, Sink sink)
            throws PosixException {
        buffer.clear();
        long count = Native.POSIX.read(number, buffer, buffer.remaining());
        if (count < 0 && Native.interruptedBySignal()) {
            return true;
        }
        if (count < 0) {
            throw Native.failure("read(pipe)");
        }
        if (count == 0) {
            return false;
        }
        sink.bytes(buffer.limit((int) count));
        return true;
    }
}

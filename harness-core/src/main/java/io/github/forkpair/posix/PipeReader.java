package io.github.forkpair.posix;

import java.nio.ByteBuffer;
import java.util.List;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;

/** Reads several pipes from one thread, each as soon as it has something. */
public final class PipeReader implements AutoCloseable {

    /** Takes what one pipe delivers. */
    public interface Sink {
        /** Takes bytes that have arrived; the buffer is used again after the call. */
        void bytes(ByteBuffer arrived);

        /** Learns that no more bytes will come. */
        void end();
    }

    /** A pipe's read end and who takes what it delivers. */
    public record Source(Descriptor readEnd, Sink sink) {}

    private static final int POLLIN = 1;
    private static final int ENTRY_SIZE = 8;
    private static final int BUFFER_SIZE = 64 * 1024;

    /** What a pipe holds at most by default is 64 KiB, and 1 MiB if somebody enlarged it. */
    private static final int MOST_ROUNDS = 32;

    private final List<Source> sources;
    private final Pipe wakeUp;

    /** Creates a reader that owns the pipes' read ends. */
    public PipeReader(List<Source> sources) throws PosixException {
        this.sources = sources;
        this.wakeUp = Pipe.open();
    }

    /**
     * Reads until every pipe has ended, or {@link #stop()} is called and nothing more has arrived
     * by then. Tells every sink of its end in either case.
     */
    public void run() throws PosixException {
        int count = sources.size();
        boolean[] ended = new boolean[count];
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
        Pointer entries = Memory.allocateDirect(Native.RUNTIME, (count + 1) * ENTRY_SIZE, true);
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = sources.get(i).readEnd().acquire();
        }
        int wake = wakeUp.readEnd().acquire();
        try {
            int open = count;
            int roundsAfterStop = 0;
            while (open > 0) {
                for (int i = 0; i < count; i++) {
                    watch(entries, i, ended[i] ? -1 : numbers[i]);
                }
                watch(entries, count, wake);
                poll(entries, count + 1);
                boolean arrived = false;
                for (int i = 0; i < count; i++) {
                    if (ready(entries, i)) {
                        arrived = true;
                        ended[i] = !transfer(numbers[i], buffer, sources.get(i).sink());
                        open -= ended[i] ? 1 : 0;
                    }
                }
                if (ready(entries, count) && (!arrived || ++roundsAfterStop > MOST_ROUNDS)) {
                    break;
                }
            }
        } finally {
            for (int i = 0; i < count; i++) {
                sources.get(i).readEnd().release();
                if (!ended[i]) {
                    sources.get(i).sink().end();
                }
            }
            wakeUp.readEnd().release();
            close();
        }
    }

    /** Lets {@link #run()} return although somebody still holds a pipe's other end. */
    public void stop() {
        wakeUp.writeEnd().close();
    }

    @Override
    public void close() {
        wakeUp.close();
        sources.forEach(source -> source.readEnd().close());
    }

    private static void watch(Pointer entries, int index, int number) {
        entries.putInt((long) index * ENTRY_SIZE, number);
        entries.putShort((long) index * ENTRY_SIZE + 4, (short) POLLIN);
        entries.putShort((long) index * ENTRY_SIZE + 6, (short) 0);
    }

    /** Tells whether there are bytes, an end or an error to be had. */
    private static boolean ready(Pointer entries, int index) {
        return entries.getShort((long) index * ENTRY_SIZE + 6) != 0;
    }

    private static void poll(Pointer entries, int count) throws PosixException {
        while (Native.LIBC.poll(entries, count, -1) < 0) {
            if (!Native.interruptedBySignal()) {
                throw Native.failure("poll()");
            }
        }
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
            sink.end();
            return false;
        }
        sink.bytes(buffer.limit((int) count));
        return true;
    }
}

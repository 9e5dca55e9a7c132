package io.github.forkpair.doctor;

import io.github.forkpair.launch.Daemon;
import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.posix.PipeReader;
import io.github.forkpair.posix.PipeReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Text that comes out of a pipe. */
final class Heard implements PipeReader.Sink {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ended;

    /** Reads a pipe from now on, on a thread of the bench. */
    static Heard from(Bench bench, Descriptor readEnd) throws Exception {
        Heard heard = new Heard();
        read(bench, List.of(new PipeReader.Source(readEnd, heard)));
        return heard;
    }

    /** Reads pipes from now on, on a thread of the bench, which owns their read ends. */
    static void read(Bench bench, List<PipeReader.Source> sources) throws Exception {
        PipeReading reading =
                new PipeReader(work -> Daemon.toStart("forkpair-doctor-reader", work))
                        .read(sources);
        bench.own(
                () -> {
                    reading.stop();
                    reading.awaitEnd();
                });
    }

    @Override
    public synchronized void bytes(ByteBuffer arrived) {
        byte[] copy = new byte[arrived.remaining()];
        arrived.get(copy);
        bytes.writeBytes(copy);
        notifyAll();
    }

    @Override
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits until that has come. */
    synchronized void await(String part) throws IOException, InterruptedException {
        while (!text().contains(part)) {
            if (ended) {
                throw new IOException(
                        "the process ended without saying \"" + part + "\"; " + quoted());
            }
            wait();
        }
    }

    /** Waits for the end and returns all that has come. */
    synchronized String all() throws InterruptedException {
        while (!ended) {
            wait();
        }
        return text();
    }

    /** Waits for the end, for so long; tells whether it has come. */
    synchronized boolean endsWithin(Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        long left = limit.toMillis();
        while (!ended && left > 0) {
            wait(left);
            left = limit.minusNanos(System.nanoTime() - begin).toMillis();
        }
        return ended;
    }

    synchronized String soFar() {
        return text();
    }

    /** Waits for the end and returns all that has come, as part of a sentence. */
    synchronized String quoted() throws InterruptedException {
        all();
        String text = text().strip();
        return text.isEmpty() ? "it said nothing" : "it said: " + text;
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

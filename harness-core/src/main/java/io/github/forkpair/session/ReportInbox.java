package io.github.forkpair.session;

import io.github.forkpair.channel.Frame;
import io.github.forkpair.channel.FrameAssembler;
import io.github.forkpair.outcome.ChildReport;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.posix.PipeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Takes what a child reports, on the thread that reads its pipes, and lets others wait for it. */
final class ReportInbox implements PipeReader.Sink {

    private final FrameAssembler assembler = new FrameAssembler();
    private boolean ready;
    private boolean ended;
    private Optional<ChildReport> word = Optional.empty();
    private Optional<ChildReport.Exiting> exiting = Optional.empty();
    private Optional<ChildReport.Threads> threads = Optional.empty();
    private boolean covered;
    private long readyNanos;

    @Override
    public synchronized void bytes(ByteBuffer arrived) {
        for (Frame frame : assembler.add(arrived)) {
            try {
                take(ChildReport.decode(frame.kind(), frame.payload()));
            } catch (IOException | RuntimeException | StackOverflowError e) {
                // Code in the child wrote to descriptor 4 by itself. No word counts more than a
                // garbled one.
            }
        }
        notifyAll();
    }

    private void take(ChildReport report) {
        if (report instanceof ChildReport.Ready) {
            ready = true;
            readyNanos = System.nanoTime();
        } else if (report instanceof ChildReport.Threads dump) {
            threads = Optional.of(dump);
        } else if (report instanceof ChildReport.Exiting began) {
            exiting = exiting.or(() -> Optional.of(began));
        } else if (report instanceof ChildReport.Covered) {
            covered = true;
        } else if (word.isEmpty()) {
            word = Optional.of(report);
        }
    }

    @Override
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    /**
     * Waits until the child's JVM is up. Returns whether it is; false once it has ended, or after
     * the limit.
     */
    synchronized boolean awaitReady(Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (!ready && !ended && waitUntil(until)) {}
        return ready;
    }

    /** Forgets an earlier dump, so that the next is awaited. */
    synchronized void forgetThreads() {
        threads = Optional.empty();
    }

    /** Waits for a dump of the child's threads. Returns nothing if none comes. */
    synchronized Optional<ChildReport.Threads> awaitThreads(Duration limit)
            throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (threads.isEmpty() && !ended && waitUntil(until)) {}
        return threads;
    }

    /** Waits for the child to say that it has written down what it covered. */
    synchronized void awaitCovered(Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (!covered && !ended && waitUntil(until)) {}
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    synchronized boolean isReady() {
        return ready;
    }

    /** Returns when it was heard that the child's JVM is up, by {@link System#nanoTime()}. */
    synchronized long readyNanos() {
        return readyNanos;
    }

    /** Returns what the child said of its side's method, if it has said anything yet. */
    synchronized Optional<ChildReport> word() {
        return word;
    }

    /** Returns who called for the child's exit, if it said so. */
    synchronized Optional<ChildReport.Exiting> exiting() {
        return exiting;
    }

    /** Returns how far the child has come. */
    synchronized Hang.Stage stage() {
        if (word.isPresent()) {
            return Hang.Stage.THROUGH;
        }
        if (exiting.isPresent()) {
            return Hang.Stage.EXITING;
        }
        return ready ? Hang.Stage.RUNNING : Hang.Stage.STARTING;
    }

    private boolean waitUntil(long nanoTime) throws InterruptedException {
        long left = nanoTime - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
        return true;
    }
}

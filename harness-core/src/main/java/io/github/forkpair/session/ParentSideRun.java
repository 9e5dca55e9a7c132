package io.github.forkpair.session;

import io.github.forkpair.child.ThreadDump;
import io.github.forkpair.launch.Daemon;
import io.github.forkpair.outcome.ParentHang;
import io.github.forkpair.outcome.ParentOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of the parent side's method, watched. At the deadline the watch writes down where both
 * sides are and interrupts the method, which breaks every wait that can be broken. A method that
 * goes on all the same loses its child after the grace period, and is left to itself after a second
 * one if it has a thread of its own.
 */
final class ParentSideRun {

    private final ParentSide method;
    private final boolean ownThread;
    private final boolean heedsInterrupts;
    private final Watching watching;
    private final Duration grace;
    private final Reaping reaping;
    private final CountDownLatch overdue = new CountDownLatch(1);
    private final CountDownLatch methodDone = new CountDownLatch(1);
    private final CountDownLatch watched = new CountDownLatch(1);
    private volatile @Nullable ParentOutcome outcome;
    private volatile @Nullable Throwable lost;
    private volatile String stack = "";
    private volatile boolean toldByOthers;
    private boolean done;
    private boolean interrupted;

    /**
     * Prepares a run.
     *
     * @param heedsInterrupts whether an interrupt of the thread that waits for the method is taken
     *     for the deadline
     */
    ParentSideRun(
            ParentSide method,
            boolean ownThread,
            boolean heedsInterrupts,
            Watching watching,
            Duration grace,
            Reaping reaping) {
        this.method = method;
        this.ownThread = ownThread;
        this.heedsInterrupts = heedsInterrupts;
        this.watching = watching;
        this.grace = grace;
        this.reaping = reaping;
    }

    /**
     * Runs the method and returns how it ended, or that it goes on. An interrupt of this thread is
     * taken for the deadline, or for nothing, and is there again afterwards.
     *
     * @throws OutOfMemoryError if no thread can be started; the method was not called then
     */
    ParentOutcome run(String name) {
        if (ownThread) {
            CompletableFuture<Boolean> isWatched = new CompletableFuture<>();
            Thread runner =
                    Daemon.startInterruptible(
                            "forkpair-parent-" + name, () -> callOnce(isWatched::join));
            Thread watch;
            try {
                watch = Daemon.start("forkpair-deadline", () -> watch(runner));
                isWatched.complete(true);
            } finally {
                isWatched.complete(false);
            }
            awaitMethodOrWatch();
            Daemon.join(watch);
        } else {
            Thread runner = Thread.currentThread();
            Thread watch = Daemon.start("forkpair-deadline", () -> watch(runner));
            call();
            Daemon.join(watch);
            if (lost != null) {
                Thread.interrupted(); // ours, not JUnit's
            }
        }
        Throwable unwatched = lost;
        if (unwatched != null) {
            return ParentOutcome.threw(unwatched); // not to pass with a side that nobody heard
        }
        ParentOutcome ended = outcome;
        return ended != null ? ended : ParentOutcome.leftRunning();
    }

    /** Tells whether the method was interrupted at the deadline. */
    synchronized boolean wasInterrupted() {
        return interrupted;
    }

    /** Returns where the method was when its time was up; nowhere if it had ended. */
    ParentHang hang() {
        return new ParentHang(stack, toldByOthers);
    }

    /** Calls it if there is a watch: nothing else would end it. */
    private void callOnce(BooleanSupplier isWatched) {
        if (isWatched.getAsBoolean()) {
            call();
        }
    }

    private void call() {
        ParentOutcome ended;
        try {
            method.run();
            ended = ParentOutcome.returned();
        } catch (Throwable e) {
            ended = ParentOutcome.threw(e);
        }
        outcome = ended;
        synchronized (this) {
            done = true;
            if (interrupted && !ownThread) {
                Thread.interrupted(); // ours, not JUnit's
            }
        }
        methodDone.countDown();
        overdue.countDown();
    }

    private void awaitMethodOrWatch() {
        boolean interruptedByOthers = false;
        while (true) {
            try {
                watched.await();
                break;
            } catch (InterruptedException e) {
                // JUnit's own timeout: somebody else's deadline, and as final as ours.
                interruptedByOthers = true;
                if (heedsInterrupts) {
                    overdue.countDown();
                }
            }
        }
        if (interruptedByOthers) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(Thread runner) {
        try {
            boolean told = watching.awaitMethod(overdue, runner);
            if (methodDone.getCount() > 0) {
                toldByOthers = told;
                end(runner);
            }
            if (ownThread && methodDone.getCount() == 0) {
                Daemon.join(runner);
            }
        } catch (Throwable e) {
            lost = e;
            runner.interrupt();
        } finally {
            watched.countDown();
        }
    }

    private void end(Thread runner) throws InterruptedException {
        String seen = ThreadDump.of(runner);
        stack = runner.isAlive() || seen.contains("\n    at ") ? seen : "";
        reaping.look();
        synchronized (this) {
            if (done) {
                return;
            }
            interrupted = true;
            reaping.endMeetings(); // first, so that who waits there hears of the deadline
            runner.interrupt();
        }
        if (!methodDone.await(grace.toNanos(), TimeUnit.NANOSECONDS)) {
            reaping.end();
            methodDone.await(ownThread ? grace.toNanos() : 0, TimeUnit.NANOSECONDS);
        }
    }
}

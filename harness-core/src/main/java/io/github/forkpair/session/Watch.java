package io.github.forkpair.session;

import io.github.forkpair.child.ThreadDump;
import io.github.forkpair.launch.Joining;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Watches the parent side while its method runs. At the deadline it writes down where both sides
 * are and interrupts the method, which breaks every wait that can be broken; a method that goes on
 * all the same still loses its child.
 */
final class Watch {

    private final Thread watched;
    private final Deadline deadline;
    private final Duration grace;
    private final Reaping reaping;
    private final CountDownLatch methodDone = new CountDownLatch(1);
    private final Thread thread;
    private volatile String stack = "";
    private boolean done;
    private boolean interrupted;

    private Watch(Thread watched, Deadline deadline, Duration grace, Reaping reaping) {
        this.watched = watched;
        this.deadline = deadline;
        this.grace = grace;
        this.reaping = reaping;
        this.thread = new Thread(this::run, "forkpair-deadline");
    }

    /** Starts to watch the current thread. */
    static Watch start(Deadline deadline, Duration grace, Reaping reaping) {
        Watch watch = new Watch(Thread.currentThread(), deadline, grace, reaping);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /**
     * Ends the watch, on the watched thread. Returns whether the deadline passed before; then our
     * interrupt is cleared.
     */
    boolean stop() {
        boolean ours;
        synchronized (this) {
            done = true;
            ours = interrupted;
        }
        methodDone.countDown();
        if (ours) {
            Thread.interrupted();
        }
        Joining.join(thread);
        return ours;
    }

    /** Returns where the method was at the deadline; empty if it had ended. */
    String stack() {
        return stack;
    }

    private void run() {
        try {
            if (methodDone.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            stack = ThreadDump.of(watched, watched.getStackTrace());
            reaping.look();
            synchronized (this) {
                if (done) {
                    return;
                }
                interrupted = true;
                watched.interrupt();
            }
            if (!methodDone.await(grace.toNanos(), TimeUnit.NANOSECONDS)) {
                reaping.end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody but a debugger interrupts this thread
        }
    }
}

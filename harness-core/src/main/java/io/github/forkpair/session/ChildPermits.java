package io.github.forkpair.session;

import java.util.concurrent.Semaphore;

/**
 * Bounds how many children live at once in this test JVM. JUnit's own parallelism does not: its
 * pool adds threads for those that block. The first pair's setting holds for all.
 *
 * <p>A pair asks for all of its children at once: two that each had half of theirs would wait for
 * each other. One that has more children than there may be runs alone.
 */
final class ChildPermits {

    static final ChildPermits OF_THIS_JVM = new ChildPermits();

    private Semaphore permits = new Semaphore(0);
    private int size;

    /** Waits until so many more children may live. Returns what gives the permits back. */
    AutoCloseable acquire(int most, int children) throws InterruptedException {
        Semaphore sized = ofSize(most);
        int asked = Math.min(children, size);
        sized.acquire(asked);
        return () -> sized.release(asked);
    }

    private synchronized Semaphore ofSize(int most) {
        if (size == 0) {
            size = most;
            permits = new Semaphore(most, true);
        }
        return permits;
    }
}

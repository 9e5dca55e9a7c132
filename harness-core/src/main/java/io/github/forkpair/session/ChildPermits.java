package io.github.forkpair.session;

import java.util.concurrent.Semaphore;

/**
 * Bounds how many children live at once in this test JVM. JUnit's own parallelism does not: its
 * pool adds threads for those that block. The first pair's setting holds for all.
 */
final class ChildPermits {

    static final ChildPermits OF_THIS_JVM = new ChildPermits();

    private Semaphore permits = new Semaphore(0);
    private boolean sized;

    void acquire(int most) throws InterruptedException {
        ofSize(most).acquire();
    }

    void release() {
        permits.release();
    }

    private synchronized Semaphore ofSize(int most) {
        if (!sized) {
            sized = true;
            permits = new Semaphore(most, true);
        }
        return permits;
    }
}

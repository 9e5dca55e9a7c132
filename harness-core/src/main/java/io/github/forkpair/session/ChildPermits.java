package io.github.forkpair.session;

import java.util.concurrent.Semaphore;

/**
 * Bounds how many children live at once in this test JVM. JUnit's own parallelism does not: its
 * pool adds threads for those that block. The first pair's setting holds for all.
 */
final class ChildPermits {

    private static Semaphore permits = new Semaphore(0);
    private static boolean sized;

    private ChildPermits() {}

    static void acquire(int most) throws InterruptedException {
        ofSize(most).acquire();
    }

    static void release() {
        permits.release();
    }

    private static synchronized Semaphore ofSize(int most) {
        if (!sized) {
            sized = true;
            permits = new Semaphore(most, true);
        }
        return permits;
    }
}

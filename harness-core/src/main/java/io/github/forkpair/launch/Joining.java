package io.github.forkpair.launch;

/** Waits for threads that are about to end, also on a thread that is being interrupted. */
public final class Joining {

    private Joining() {}

    /**
     * Waits for a thread's end. An interrupt meanwhile does not shorten the wait, and is there
     * again after it.
     */
    public static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.github.forkpair.launch;

/** Threads of the harness, which never hold up the end of the test JVM. */
public final class Daemon {

    private Daemon() {}

    /** Starts a thread. */
    public static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /**
     * Waits for the end of a thread that is about to end. An interrupt meanwhile does not shorten
     * the wait, and is there again after it.
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

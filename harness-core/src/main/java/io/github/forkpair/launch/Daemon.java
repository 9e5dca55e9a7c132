package io.github.forkpair.launch;

/** Threads of the harness, which never hold up the end of the test JVM. */
public final class Daemon {

    private Daemon() {}

    /**
     * Starts a thread that no interrupt reaches: a test that interrupts all threads it finds means
     * its own, and a pair needs those of the harness to its end.
     */
    public static Thread start(String name, Runnable work) {
        Thread thread = toStart(name, work);
        thread.start();
        return thread;
    }

    /** Returns such a thread, for somebody else to start. */
    public static Thread toStart(String name, Runnable work) {
        return daemon(
                new Thread(work, name) {
                    @Override
                    public void interrupt() {}
                });
    }

    /** Starts a thread for code that an interrupt may have to break. */
    public static Thread startInterruptible(String name, Runnable work) {
        Thread thread = daemon(new Thread(work, name));
        thread.start();
        return thread;
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
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

package io.github.forkpair.child;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** What a stack does not show of a thread's wait. */
final class ThreadWait {

    /** Between two looks: who polls does so more often, as a rule. */
    private static final long MILLIS_BETWEEN_LOOKS = 150;

    private ThreadWait() {}

    /**
     * Returns who holds the monitor that a thread waits to enter, or that it waits for a time again
     * and again, or for which of several other sides; empty where nothing is so, or this JVM does
     * not tell.
     *
     * @param patiently whether to take some time to find out
     */
    static String of(Thread thread, boolean patiently) {
        String with = Exchange.of(thread);
        return with.isEmpty() ? ofState(thread, patiently) : with;
    }

    private static String ofState(Thread thread, boolean patiently) {
        try {
            switch (thread.getState()) {
                case BLOCKED:
                    return holder(thread);
                case TIMED_WAITING:
                    return patiently && waitsAgain(thread) ? " again and again" : "";
                default:
                    return "";
            }
        } catch (LinkageError | UnsupportedOperationException e) {
            return ""; // a JVM without java.management
        }
    }

    private static String holder(Thread thread) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
        String owner = info == null ? null : info.getLockOwnerName();
        return owner == null ? "" : " held by \"" + owner + "\"";
    }

    private static boolean waitsAgain(Thread thread) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        ThreadInfo before = threads.getThreadInfo(thread.getId());
        try {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        ThreadInfo after = threads.getThreadInfo(thread.getId());
        return before != null
                && after != null
                && after.getThreadState() == Thread.State.TIMED_WAITING
                && after.getWaitedCount() > before.getWaitedCount();
    }
}

package io.github.forkpair.child;

import org.jspecify.annotations.Nullable;

/** The threads that a side left running. */
final class LeftThreads {

    private LeftThreads() {}

    /**
     * Returns the names of those that would keep the JVM alive, a line for each; empty if there are
     * none, or the JVM exits already.
     *
     * @param origin what this JVM is forked from; null where it was started
     */
    static String names(@Nullable ForkedFrom origin) {
        Thread[] threads = allOf(everything());
        StringBuilder names = new StringBuilder();
        for (Thread each : threads) {
            if (each != null
                    && each != Thread.currentThread()
                    && !each.isDaemon()
                    && (origin == null || !origin.isLost(each))) {
                names.append(each.getName()).append('\n');
            }
        }
        if (threads[threads.length - 1] != null) {
            names.append("(and perhaps more)\n");
        }
        return isExiting() ? "" : names.toString();
    }

    /**
     * Returns the names of those that are at something, daemons among them, a line for each; empty
     * if there are none, or the JVM exits already. They are in the side's group or below: the JVM's
     * own are above. No virtual thread is listed by anybody.
     *
     * @param origin what this JVM is forked from; null where it was started
     */
    static String busyNames(@Nullable ForkedFrom origin) {
        StringBuilder names = new StringBuilder();
        for (Thread each : allOf(Thread.currentThread().getThreadGroup())) {
            if (each != null
                    && each != Thread.currentThread()
                    && !each.getName().startsWith(ControlLink.OURS)
                    && (origin == null || !origin.isLost(each))
                    && isBusy(each)) {
                names.append(each.getName()).append('\n');
            }
        }
        return isExiting() ? "" : names.toString();
    }

    private static ThreadGroup everything() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        return all;
    }

    /** Returns those there are, and null after them; all of an array that was too short. */
    private static Thread[] allOf(ThreadGroup group) {
        Thread[] threads = new Thread[group.activeCount() + 16];
        group.enumerate(threads);
        return threads;
    }

    /** A thread of a pool that waits for a task is not. */
    private static boolean isBusy(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            String method = frame.getMethodName();
            if (frame.getClassName().startsWith("java.util.concurrent.")
                    && (method.equals("getTask") || method.equals("awaitWork"))) {
                return false;
            }
        }
        return true;
    }

    /** An exit that somebody else began has threads of its own, for the shutdown hooks. */
    private static boolean isExiting() {
        try {
            Runtime.getRuntime().removeShutdownHook(new Thread());
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}

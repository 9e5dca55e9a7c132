package io.github.forkpair.child;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** Threads that wait for each other for ever. */
final class Deadlock {

    private Deadlock() {}

    /**
     * Returns who waits for what and who holds it, a line for each thread; empty if no threads of
     * this JVM wait so for each other.
     */
    static String inThisJvm() {
        try {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long[] ids = threads.findDeadlockedThreads();
            if (ids == null) {
                return "";
            }
            StringBuilder text = new StringBuilder();
            for (ThreadInfo thread : threads.getThreadInfo(ids, Integer.MAX_VALUE)) {
                append(thread, text);
            }
            return text.toString();
        } catch (LinkageError | UnsupportedOperationException e) {
            return ""; // a JVM without java.management
        }
    }

    private static void append(ThreadInfo thread, StringBuilder text) {
        if (thread == null) {
            return;
        }
        text.append('"').append(thread.getThreadName()).append("\" waits for ");
        text.append(thread.getLockName()).append(", which \"");
        text.append(thread.getLockOwnerName()).append("\" holds\n");
    }
}

package io.github.forkpair.child;

import io.github.forkpair.control.ChildReport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what every thread of this JVM is doing. */
public final class ThreadDump {

    /** How pools are named that are no test's. */
    private static final String OF_SUREFIRE = "surefire-";

    private static final String OF_JUNIT = "junit-";

    private static final int MOST_LOOKS = 100;

    private ThreadDump() {}

    /**
     * Returns each thread's name, state and stack: the side's own first, then those that keep the
     * JVM alive. Those that a fork has lost do nothing: of these it names the workers of pools.
     *
     * @param origin what this JVM is forked from; null where it was started
     */
    static String ofThisJvm(Thread side, @Nullable ForkedFrom origin) {
        StringBuilder dump = new StringBuilder();
        Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
        for (int rank = 0; rank <= 2; rank++) {
            for (Map.Entry<Thread, StackTraceElement[]> entry : threads.entrySet()) {
                if (rank(entry.getKey(), side) != rank
                        || origin != null && origin.isLost(entry.getKey())) {
                    continue;
                }
                if (rank == 0) {
                    append(side, dump);
                } else {
                    Thread thread = entry.getKey();
                    append(thread, thread.getState(), entry.getValue(), false, dump);
                }
            }
        }
        if (origin != null) {
            for (Map.Entry<Thread, StackTraceElement[]> entry : threads.entrySet()) {
                String name = entry.getKey().getName();
                if (origin.isLost(entry.getKey())
                        && isOfAPool(entry.getValue())
                        && !name.startsWith(OF_SUREFIRE)
                        && !name.startsWith(OF_JUNIT)) {
                    dump.append('"').append(name).append('"');
                    dump.append(ChildReport.Threads.LOST).append('\n');
                }
            }
        }
        return dump.toString();
    }

    private static boolean isOfAPool(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String type = frame.getClassName();
            if (type.startsWith("java.util.concurrent.ThreadPoolExecutor")
                    || type.startsWith("java.util.concurrent.ForkJoinPool")) {
                return true;
            }
        }
        return false;
    }

    private static int rank(Thread thread, Thread side) {
        if (thread == side) {
            return 0;
        }
        return thread.isDaemon() ? 2 : 1;
    }

    /** Returns one thread's name and state, with a stack that it had before. */
    public static String of(Thread thread, StackTraceElement[] stack) {
        StringBuilder dump = new StringBuilder();
        append(thread, thread.getState(), stack, true, dump);
        return dump.toString();
    }

    /** Returns what one thread is doing: its name, state and stack. */
    public static String of(Thread thread) {
        StringBuilder dump = new StringBuilder();
        append(thread, dump);
        return dump.toString();
    }

    /**
     * A thread goes on while it is looked at. With a state that is not of the same moment as the
     * stack, it would be said to wait in a call that waits for nothing.
     */
    private static void append(Thread thread, StringBuilder dump) {
        Thread.State state = thread.getState();
        StackTraceElement[] stack = thread.getStackTrace();
        for (int looks = 1; looks < MOST_LOOKS && thread.getState() != state; looks++) {
            state = thread.getState();
            stack = thread.getStackTrace();
        }
        append(thread, state, stack, true, dump);
    }

    private static void append(
            Thread thread,
            Thread.State state,
            StackTraceElement[] stack,
            boolean patiently,
            StringBuilder dump) {
        dump.append('"').append(thread.getName()).append('"');
        dump.append(thread.isDaemon() ? " daemon " : " ").append(state);
        dump.append(ThreadWait.of(thread, patiently)).append('\n');
        for (StackTraceElement frame : stack) {
            dump.append("    at ")
                    .append(frame.getClassName())
                    .append('.')
                    .append(frame.getMethodName());
            dump.append('(').append(place(frame)).append(")\n");
        }
        dump.append('\n');
    }

    /**
     * Leaves out the loader and module that a frame's own text begins with: they are the same in
     * every line.
     */
    private static String place(StackTraceElement frame) {
        if (frame.isNativeMethod()) {
            return "Native Method";
        }
        String file = frame.getFileName() == null ? "Unknown Source" : frame.getFileName();
        return frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
    }
}

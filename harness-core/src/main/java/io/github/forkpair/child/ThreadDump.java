package io.github.forkpair.child;

import java.util.Map;

/** Writes down what every thread of this JVM is doing. */
public final class ThreadDump {

    private ThreadDump() {}

    /**
     * Returns each thread's name, state and stack: the side's own first, then those that keep the
     * JVM alive.
     */
    public static String ofThisJvm(Thread side) {
        StringBuilder dump = new StringBuilder();
        Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
        for (int rank = 0; rank <= 2; rank++) {
            for (Map.Entry<Thread, StackTraceElement[]> entry : threads.entrySet()) {
                if (rank(entry.getKey(), side) == rank) {
                    append(entry.getKey(), entry.getValue(), rank == 0, dump);
                }
            }
        }
        return dump.toString();
    }

    private static int rank(Thread thread, Thread side) {
        if (thread == side) {
            return 0;
        }
        return thread.isDaemon() ? 2 : 1;
    }

    /** Returns one thread's name and state, with that stack. */
    public static String of(Thread thread, StackTraceElement[] stack) {
        StringBuilder dump = new StringBuilder();
        append(thread, stack, true, dump);
        return dump.toString();
    }

    private static void append(
            Thread thread, StackTraceElement[] stack, boolean patiently, StringBuilder dump) {
        dump.append('"').append(thread.getName()).append('"');
        dump.append(thread.isDaemon() ? " daemon " : " ").append(thread.getState());
        dump.append(ThreadNotes.of(thread, patiently)).append('\n');
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

package io.github.forkpair.child;

import io.github.forkpair.control.ChildReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds who called for this JVM's exit, while its shutdown hooks run: that thread waits for them.
 */
public final class ExitCaller {

    private static final String SHUTDOWN = "java.lang.Shutdown";
    private static final String SIGNAL_HANDLER = "java.lang.Terminator";

    private ExitCaller() {}

    /** Tells whether code began the exit, as by {@code System.exit}, and no signal. */
    public static boolean isCode() {
        ChildReport.Exiting exiting = find();
        return exiting != null && !exiting.stack().isEmpty();
    }

    /** Returns the thread that began the exit and where; null if it cannot be found. */
    static ChildReport.@Nullable Exiting find() {
        for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
            List<StackTraceElement> stack = List.of(entry.getValue());
            int begun = callOfShutdown(stack);
            if (begun >= 0) {
                String thread = entry.getKey().getName();
                return new ChildReport.Exiting(
                        System.nanoTime(),
                        thread,
                        stack.subList(caller(stack, begun), stack.size()));
            }
        }
        return null;
    }

    private static int callOfShutdown(List<StackTraceElement> stack) {
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (stack.get(i).getClassName().equals(SHUTDOWN)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns where the author's frames begin; there are none where a signal began the exit. */
    private static int caller(List<StackTraceElement> stack, int begun) {
        int i = begun + 1;
        while (i < stack.size() && isOfTheJdk(stack.get(i).getClassName())) {
            i++;
        }
        boolean signal = stack.get(begun + 1).getClassName().startsWith(SIGNAL_HANDLER);
        return signal ? stack.size() : i;
    }

    private static boolean isOfTheJdk(String type) {
        return type.equals("java.lang.Runtime") || type.equals("java.lang.System");
    }
}

package io.github.forkpair.child;

import io.github.forkpair.control.ChildReport;
import java.io.IOException;
import java.util.List;

/**
 * Tells the parent of each exception that nobody catches in a thread of the side's, at once: the
 * JVM may end next. Then it prints the exception, as a JVM without such a handler does.
 *
 * <p>A side that sets a handler of its own takes the place of this one.
 */
final class UncaughtExceptions implements Thread.UncaughtExceptionHandler {

    /** How many are told of one by one; of more, those that double their number. */
    private static final int MOST_TOLD = 20;

    private final ControlLink control;
    private final SideInvocation side;
    private long count;

    UncaughtExceptions(ControlLink control, SideInvocation side) {
        this.control = control;
        this.side = side;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        try {
            tell(thread, thrown);
        } catch (Throwable e) {
            // No heap is left, or no parent.
        }
        print(thread, thrown);
    }

    private void tell(Thread thread, Throwable thrown) throws IOException {
        long number = next();
        if (number > MOST_TOLD && (number & (number - 1)) != 0) {
            return;
        }
        String type = thrown.getClass().getName();
        ChildReport.Uncaught report;
        try {
            report =
                    new ChildReport.Uncaught(
                            System.nanoTime(),
                            number,
                            nameOf(thread),
                            type,
                            thrown.getMessage() == null ? "" : thrown.getMessage(),
                            List.of(thrown.getStackTrace()),
                            PrintedTrace.of(thrown),
                            side.lacks(thrown));
        } catch (Throwable e) { // of its own methods
            report =
                    new ChildReport.Uncaught(
                            System.nanoTime(), number, nameOf(thread), type, "", List.of(), type);
        }
        control.send(report);
    }

    private synchronized long next() {
        return ++count;
    }

    /** A virtual thread has no name of itself. */
    private static String nameOf(Thread thread) {
        return thread.getName().isEmpty() ? thread.toString() : thread.getName();
    }

    private static void print(Thread thread, Throwable thrown) {
        if (!(thrown instanceof ThreadDeath)) {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            thrown.printStackTrace();
        }
    }
}

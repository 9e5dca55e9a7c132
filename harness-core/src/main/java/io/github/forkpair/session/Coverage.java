package io.github.forkpair.session;

import io.github.forkpair.Signal;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.launch.RunningChild;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Has a child write down what code it covered before it is ended in a way that leaves it no time
 * to. Asks only a child whose coverage is measured.
 */
final class Coverage {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** After the other signals that end a JVM its hooks run, and among them the agent's. */
    private static final Set<Signal> WITHOUT_HOOKS =
            EnumSet.of(
                    Signal.SIGKILL, Signal.SIGABRT, Signal.SIGSEGV, Signal.SIGUSR1, Signal.SIGUSR2);

    private final boolean measured;
    private final RunningChild child;
    private final ReportInbox inbox;

    Coverage(boolean measured, RunningChild child, ReportInbox inbox) {
        this.measured = measured;
        this.child = child;
        this.inbox = inbox;
    }

    /** Has it written if that signal can lose it. An interrupt ends the wait, and stays set. */
    void writeBefore(Signal signal) {
        if (!WITHOUT_HOOKS.contains(signal)) {
            return;
        }
        try {
            write();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has it written, and waits for that. A child that stands still or has ended is not asked. */
    void write() throws InterruptedException {
        if (measured && child.isAlive() && child.stoppedBy().isEmpty()) {
            child.tell(new ChildOrder.WriteCoverage());
            inbox.awaitCovered(LIMIT);
        }
    }
}

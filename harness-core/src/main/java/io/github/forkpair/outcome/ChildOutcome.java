package io.github.forkpair.outcome;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.control.ChildReport;
import java.util.List;
import java.util.Optional;

/**
 * How a child ended, as the parent saw it.
 *
 * @param said what it said of itself
 * @param end how its process ended
 * @param cause of what, but for its own code
 * @param overdueAt what it was doing at the deadline, if it was still alive then, so that the
 *     harness ended it
 * @param printed what it printed
 */
public record ChildOutcome(
        Said said, ProcessEnd end, EndCause cause, Optional<Hang> overdueAt, Printed printed) {

    /** HotSpot answers a signal on a thread that is named after it. */
    private static final String SIGNAL_THREAD = " handler";

    /** Returns the signal that its JVM answered by an exit, if one began that. */
    public Optional<String> exitSignal() {
        return exiting()
                .filter(exit -> exit.stack().isEmpty())
                .map(ChildReport.Exiting::thread)
                .filter(thread -> thread.endsWith(SIGNAL_THREAD))
                .map(thread -> thread.substring(0, thread.length() - SIGNAL_THREAD.length()));
    }

    /** Returns the names of the threads that its side left running, a line for each. */
    public String leftThreads() {
        return word().orElse(null) instanceof ChildReport.Returned returned
                ? returned.threads()
                : "";
    }

    /** Returns its process id. */
    public long pid() {
        return end.pid();
    }

    /** Tells whether its JVM ever said that it was up. */
    public boolean ready() {
        return said.ready();
    }

    /** Tells whether its side's method was called. */
    public boolean called() {
        return said.called();
    }

    /** Returns what it said of its side's method, if it said anything. */
    public Optional<ChildReport> word() {
        return said.word();
    }

    /** Returns who called for its exit, if the exit began before the method was through. */
    public Optional<ChildReport.Exiting> exiting() {
        return said.exiting();
    }

    /** Returns what nobody caught in its threads, the first of it. */
    public List<ChildReport.Uncaught> uncaught() {
        return said.uncaught();
    }

    /** Returns its wait status. */
    public ExitStatus status() {
        return end.status();
    }

    /** Returns when its end was seen, by {@link System#nanoTime()}. */
    public long endNanos() {
        return end.nanoTime();
    }

    /** Returns which processes it left running, all ended by now. */
    public List<Leftover> leftovers() {
        return end.leftovers();
    }

    /** Returns what its JVM reported of a crash, if it crashed. */
    public Optional<Crash> crash() {
        return cause.crash();
    }

    /** Tells whether the parent side sent it a signal that ends a process. */
    public boolean endedByParent() {
        return cause.byParent();
    }

    /** Tells whether it was still alive at the deadline, so that the harness ended it. */
    public boolean overdue() {
        return overdueAt.isPresent();
    }

    /** Returns what it was doing at the deadline; nothing known where it had ended. */
    public Hang hang() {
        return overdueAt.orElse(Hang.UNKNOWN);
    }
}

package io.github.forkpair.outcome;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.control.ChildReport;
import java.util.List;
import java.util.Optional;

/**
 * How a child ended, as the parent saw it.
 *
 * @param pid its process id
 * @param ready whether its JVM ever said that it was up
 * @param word what it said of its side's method, if it said anything
 * @param exiting who called for its exit, if the exit began before the method was through
 * @param status how its process ended
 * @param crash what its JVM reported of a crash, if it crashed
 * @param memoryKills how many processes the kernel killed meanwhile for want of memory; nothing
 *     where it does not tell
 * @param endNanos when its end was seen, by {@link System#nanoTime()}
 * @param overdue whether it was still alive at the deadline, so that the harness ended it
 * @param endedByParent whether the parent side sent it a signal that ends a process
 * @param hang what it was doing at the deadline
 * @param uncaught what nobody caught in its threads, the first of it
 * @param leftovers which processes it left running, all ended by now
 * @param stdout its standard output, or the end of it
 * @param stderr its standard error, or the end of it
 * @param cut whether either is only the end
 */
public record ChildOutcome(
        long pid,
        boolean ready,
        Optional<ChildReport> word,
        Optional<ChildReport.Exiting> exiting,
        ExitStatus status,
        Optional<Crash> crash,
        Optional<MemoryKills> memoryKills,
        long endNanos,
        boolean overdue,
        boolean endedByParent,
        Hang hang,
        List<ChildReport.Uncaught> uncaught,
        List<Leftover> leftovers,
        String stdout,
        String stderr,
        boolean cut) {

    /** HotSpot answers a signal on a thread that is named after it. */
    private static final String SIGNAL_THREAD = " handler";

    /** Returns the signal that its JVM answered by an exit, if one began that. */
    public Optional<String> exitSignal() {
        return exiting.filter(exit -> exit.stack().isEmpty())
                .map(ChildReport.Exiting::thread)
                .filter(thread -> thread.endsWith(SIGNAL_THREAD))
                .map(thread -> thread.substring(0, thread.length() - SIGNAL_THREAD.length()));
    }

    /** Returns the names of the threads that its side left running, a line for each. */
    public String leftThreads() {
        return word.orElse(null) instanceof ChildReport.Returned returned ? returned.threads() : "";
    }
}

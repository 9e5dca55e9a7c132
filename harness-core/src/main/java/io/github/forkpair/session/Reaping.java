package io.github.forkpair.session;

import io.github.forkpair.Signal;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.launch.RunningChild;
import io.github.forkpair.outcome.Hang;
import java.time.Duration;
import java.util.Optional;

/** Sees a child to its end: by itself until the deadline, then with signals. */
final class Reaping {

    /** How long a hung child has to say where its threads are. */
    private static final Duration DUMP_LIMIT = Duration.ofSeconds(2);

    private final RunningChild child;
    private final ReportInbox inbox;
    private final Coverage coverage;
    private final Watching watching;
    private final Duration grace;
    private boolean overdue;
    private long overdueNanos;
    private Hang hang = Hang.UNKNOWN;

    Reaping(
            RunningChild child,
            ReportInbox inbox,
            Coverage coverage,
            Watching watching,
            Duration grace) {
        this.child = child;
        this.inbox = inbox;
        this.coverage = coverage;
        this.watching = watching;
        this.grace = grace;
    }

    /**
     * Waits for the child's own end; past the deadline, or when this thread is interrupted, ends
     * it.
     */
    void await() throws InterruptedException {
        try {
            if (!watching.awaitEnd()) {
                end();
            }
        } catch (InterruptedException e) {
            // JUnit's own timeout: somebody else's deadline, and as final as ours.
            end();
            throw e;
        }
    }

    /**
     * Asks for the child's threads, then sends its process group TERM and, after the grace period,
     * KILL.
     */
    synchronized void end() throws InterruptedException {
        try {
            if (child.isAlive()) {
                look();
                coverage.write(); // a child that ignores the TERM has no time for it at the KILL
                child.signalGroup(Signal.SIGTERM);
                child.signalGroup(Signal.SIGCONT); // a stopped process would not see the TERM
                child.awaitEnd(grace);
            }
        } finally {
            child.close();
        }
    }

    /** Notes that the child is overdue, and what its threads are doing. */
    synchronized void look() throws InterruptedException {
        if (!overdue && child.isAlive()) {
            overdue = true;
            overdueNanos = System.nanoTime();
            String meeting = inbox.meeting().whoWaitsWhere(); // before JUnit's interrupt, if any
            Hang.Stage stage = inbox.stage();
            String stoppedBy = child.stoppedBy();
            Optional<ChildReport.Threads> threads = Optional.empty();
            if (stoppedBy.isEmpty()) {
                threads = watching.askForThreads(DUMP_LIMIT);
            }
            hang =
                    new Hang(
                            stage,
                            threads.map(ChildReport.Threads::dump).orElse(""),
                            threads.map(ChildReport.Threads::deadlock).orElse(""),
                            stoppedBy,
                            meeting);
        }
    }

    /** Lets nobody wait any more at a meeting place. */
    void endMeetings() {
        inbox.meeting().deadlinePassed();
    }

    synchronized boolean overdue() {
        return overdue;
    }

    /** Returns when the child was seen to be overdue, by {@link System#nanoTime()}. */
    synchronized long overdueNanos() {
        return overdueNanos;
    }

    synchronized Hang hang() {
        return hang;
    }
}

package io.github.forkpair.session;

import java.time.Duration;
import java.util.List;

/** Sees a pair's children to their end: by themselves until the deadline, then with signals. */
final class Reaping {

    private final List<ChildRun> children;
    private final Meeting meeting;
    private final Watching watching;
    private final Duration grace;

    Reaping(List<ChildRun> children, Meeting meeting, Watching watching, Duration grace) {
        this.children = children;
        this.meeting = meeting;
        this.watching = watching;
        this.grace = grace;
    }

    /**
     * Waits for the children's own end; past the deadline, or when this thread is interrupted, ends
     * them.
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
     * Asks for the children's threads, then sends their process groups TERM and, after the grace
     * period, KILL.
     */
    synchronized void end() throws InterruptedException {
        try {
            look();
            for (ChildRun child : alive()) {
                child.terminate();
            }
            long until = System.nanoTime() + grace.toNanos();
            for (ChildRun child : alive()) {
                child.running().awaitEnd(Duration.ofNanos(until - System.nanoTime()));
            }
        } finally {
            close();
        }
    }

    /** Notes which children are overdue, and what their threads are doing. */
    synchronized void look() throws InterruptedException {
        String waits = meeting.whoWaitsWhere(); // before JUnit's interrupt, if any
        for (ChildRun child : children) {
            child.look(waits);
        }
    }

    /** Lets nobody wait any more at a meeting place. */
    void endMeetings() {
        meeting.deadlinePassed();
    }

    /** Ends those that have not ended yet, and waits until nothing of any is left. */
    void close() {
        for (ChildRun child : children) {
            child.running().kill();
        }
        for (ChildRun child : children) {
            child.running().close();
        }
    }

    private List<ChildRun> alive() {
        return children.stream().filter(child -> child.running().isAlive()).toList();
    }
}

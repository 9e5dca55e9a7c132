package io.github.forkpair.session;

import io.github.forkpair.evidence.ProgressText;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import java.time.Duration;

/**
 * Says what a pair is doing that takes long, at most once in an interval. It has no thread of its
 * own: whoever waits for the pair waits through it, for an interval at a time.
 *
 * <p>For one thread at a time; the pair's threads wait one after the other.
 */
final class Progress {

    /** How long a pair may run in silence. */
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private final PairPlan plan;
    private final Duration interval;
    private final Deadline deadline;
    private final Console console;
    private final long startNanos;
    private volatile long told;

    /**
     * Begins to count, by the clock of the deadline.
     *
     * @param console takes the lines
     */
    Progress(PairPlan plan, Duration interval, Deadline deadline, Console console) {
        this.plan = plan;
        this.interval = interval;
        this.deadline = deadline;
        this.console = console;
        this.startNanos = now();
    }

    /** Something to wait for. */
    interface Event {
        /** Waits that long at most. Returns whether it has come. */
        boolean await(Duration limit) throws InterruptedException;
    }

    /** Looks at what both sides are doing. */
    interface Look {
        /** Returns what is to be said of them. */
        ProgressText now() throws InterruptedException;
    }

    /** Waits for something until the deadline. Returns whether it has come. */
    boolean await(Event event, Look look) throws InterruptedException {
        while (true) {
            Duration left = deadline.left();
            Duration silent = untilNextLine();
            boolean last = left.compareTo(silent) <= 0 || plan.settings().debugging().any();
            if (event.await(last ? left : silent)) {
                return true;
            }
            if (last) {
                return false;
            }
            tell(look);
        }
    }

    private long now() {
        return deadline.clock().getAsLong();
    }

    private Duration untilNextLine() {
        long next = startNanos + (told + 1) * interval.toNanos();
        return Duration.ofNanos(Math.max(0, next - now()));
    }

    private void tell(Look look) throws InterruptedException {
        told = (now() - startNanos) / interval.toNanos();
        console.err(look.now().line(plan, interval.multipliedBy(told)));
    }
}

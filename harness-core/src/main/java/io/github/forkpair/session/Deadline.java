package io.github.forkpair.session;

import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment by which a pair has to be through.
 *
 * @param nanoTime when it is, by that clock
 * @param clock tells nanoseconds, and is set by nobody
 */
record Deadline(long nanoTime, LongSupplier clock) {

    /** How far that of forked children is ahead of a timeout of JUnit's own, at the most. */
    private static final Duration MOST_AHEAD = Duration.ofMillis(200);

    /**
     * Returns a pair's, from now. A fork is up so soon that a timeout of JUnit's own would come at
     * the moment of the deadline, and break what is to be looked at then: ours comes before it.
     */
    static Deadline of(PairPlan plan) {
        Duration limit = plan.settings().deadline();
        Duration ahead = limit.dividedBy(10);
        boolean ofJUnit = !plan.settings().limit().setting().equals(Setting.DEADLINE.key());
        return in(
                plan.forks() && ofJUnit
                        ? limit.minus(ahead.compareTo(MOST_AHEAD) < 0 ? ahead : MOST_AHEAD)
                        : limit);
    }

    static Deadline in(Duration limit) {
        return in(limit, System::nanoTime);
    }

    static Deadline in(Duration limit, LongSupplier clock) {
        Duration longest = Settings.LONGEST_DEADLINE;
        Duration counted = limit.compareTo(longest) < 0 ? limit : longest;
        return new Deadline(clock.getAsLong() + counted.toNanos(), clock);
    }

    /** Returns what is left; zero once it has passed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - clock.getAsLong()));
    }

    boolean isBefore(long otherNanoTime) {
        return nanoTime - otherNanoTime <= 0;
    }
}

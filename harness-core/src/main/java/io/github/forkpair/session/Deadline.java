package io.github.forkpair.session;

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

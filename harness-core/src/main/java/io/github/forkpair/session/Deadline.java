package io.github.forkpair.session;

import io.github.forkpair.plan.Settings;
import java.time.Duration;

/** The moment by which a pair has to be through, by a clock that nobody sets. */
record Deadline(long nanoTime) {

    static Deadline in(Duration limit) {
        Duration longest = Settings.LONGEST_DEADLINE;
        Duration counted = limit.compareTo(longest) < 0 ? limit : longest;
        return new Deadline(System.nanoTime() + counted.toNanos());
    }

    /** Returns what is left; zero once it has passed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    boolean isBefore(long otherNanoTime) {
        return nanoTime - otherNanoTime <= 0;
    }
}

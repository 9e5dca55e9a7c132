package io.github.forkpair.session;

import java.time.Duration;

/** The moment by which a pair has to be through, by a clock that nobody sets. */
record Deadline(long nanoTime) {

    /** What a count of nanoseconds holds is less than what a duration does. */
    private static final Duration LONGEST = Duration.ofDays(365);

    static Deadline in(Duration limit) {
        Duration counted = limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
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

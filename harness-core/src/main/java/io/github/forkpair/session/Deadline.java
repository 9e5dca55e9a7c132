package io.github.forkpair.session;

import java.time.Duration;

/** The moment by which a pair has to be through, by a clock that nobody sets. */
record Deadline(long nanoTime) {

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** Returns what is left; zero once it has passed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    boolean isBefore(long otherNanoTime) {
        return nanoTime - otherNanoTime <= 0;
    }
}

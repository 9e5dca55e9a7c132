package io.github.forkpair.outcome;

import org.jspecify.annotations.Nullable;

/**
 * How the parent side's method ended.
 *
 * @param thrown what it threw, or null if it returned
 * @param nanoTime when, by {@link System#nanoTime()}
 * @param started whether the method was called at all
 * @param stillRunning whether it heeded no interrupt, so that it was left to itself
 */
public record ParentOutcome(
        @Nullable Throwable thrown, long nanoTime, boolean started, boolean stillRunning) {

    /** The method returned just now. */
    public static ParentOutcome returned() {
        return new ParentOutcome(null, System.nanoTime(), true, false);
    }

    /** The method has just thrown this. */
    public static ParentOutcome threw(Throwable thrown) {
        return new ParentOutcome(thrown, System.nanoTime(), true, false);
    }

    /** The method goes on, and nobody waits for it any more. */
    public static ParentOutcome leftRunning() {
        return new ParentOutcome(null, System.nanoTime(), true, true);
    }

    /** The method was never called, for that reason, although the child was up. */
    public static ParentOutcome neverCalled(Throwable why) {
        return new ParentOutcome(why, System.nanoTime(), false, false);
    }

    /** The method was never called, since the pair did not come that far. */
    public static ParentOutcome notStarted() {
        return new ParentOutcome(null, System.nanoTime(), false, false);
    }
}

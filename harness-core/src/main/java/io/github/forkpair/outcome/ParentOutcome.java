package io.github.forkpair.outcome;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the parent side's method ended.
 *
 * @param thrown what it threw, or null if it returned
 * @param nanoTime when, by {@link System#nanoTime()}
 * @param started whether the method was called at all
 * @param stillRunning whether it heeded no interrupt, so that it was left to itself
 * @param hang what it was doing at the deadline; nothing where it had ended by then
 */
public record ParentOutcome(
        @Nullable Throwable thrown,
        long nanoTime,
        boolean started,
        boolean stillRunning,
        Optional<ParentHang> hang) {

    private ParentOutcome(@Nullable Throwable thrown, boolean started, boolean stillRunning) {
        this(thrown, System.nanoTime(), started, stillRunning, Optional.empty());
    }

    /** The method returned just now. */
    public static ParentOutcome returned() {
        return new ParentOutcome(null, true, false);
    }

    /** The method has just thrown this. */
    public static ParentOutcome threw(Throwable thrown) {
        return new ParentOutcome(thrown, true, false);
    }

    /** The method goes on, and nobody waits for it any more. */
    public static ParentOutcome leftRunning() {
        return new ParentOutcome(null, true, true);
    }

    /** The method was never called, for that reason, although the child was up. */
    public static ParentOutcome neverCalled(Throwable why) {
        return new ParentOutcome(why, false, false);
    }

    /** The method was never called, since the pair did not come that far. */
    public static ParentOutcome notStarted() {
        return new ParentOutcome(null, false, false);
    }

    /** Returns the same of a method that was still running at the deadline. */
    public ParentOutcome overdue(ParentHang where) {
        return new ParentOutcome(thrown, nanoTime, started, stillRunning, Optional.of(where));
    }

    /** Tells whether the method was still running at the deadline. */
    public boolean isOverdue() {
        return hang.isPresent();
    }

    /** Returns where it was at the deadline; nowhere if it had ended. */
    public ParentHang whereAtDeadline() {
        return hang.orElse(ParentHang.NONE);
    }
}

package io.github.forkpair.session;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.control.ExitCodes;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.Crash;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.Verdict.Ending;
import io.github.forkpair.plan.ExpectedEnd;
import java.util.Set;

/**
 * Tells whether one child of a pair did what it should.
 *
 * @param expected the only ending of it that is good
 * @param child how it ended
 * @param parent how the parent side's method ended
 */
record ChildRules(ExpectedEnd expected, ChildOutcome child, ParentOutcome parent) {

    private static final Set<String> OF_ANOTHERS_END =
            Set.of(MissedMeetingException.class.getName(), PeerGoneException.class.getName());

    /** Tells whether it failed, and not only by going on at the deadline. */
    boolean failed() {
        return !isFine() && (!child.overdue() || failedInTime());
    }

    /**
     * Tells whether its side threw, and not only once the deadline had passed: what it throws then
     * comes of its being ended, or of the parent side's.
     */
    boolean failedInTime() {
        boolean wentOn = child.overdue() && child.hang().stage() != Hang.Stage.THROUGH;
        return child.word().orElse(null) instanceof ChildReport.Failed && !wentOn;
    }

    /** Tells whether it failed by going on at the deadline. */
    boolean isOnlyOverdue() {
        return child.overdue() && !failedInTime();
    }

    /**
     * Success needs the child's own word, or the ending that the author expects; a child that the
     * parent side itself ended cannot give its word.
     */
    boolean isFine() {
        if (child.overdue() || !child.ready()) {
            return false; // a JVM that never came up may by chance exit as is expected
        }
        if (!expectsReturn() && !child.called()) {
            return false; // and so may what runs before the side
        }
        if (!expectsReturn()) {
            return expected.isMetBy(child.status(), crashedBy()) && !threw();
        }
        return child.endedByParent() && !failedBeforeTheHangUp()
                || child.word().orElse(null) instanceof ChildReport.Returned
                        && expected.isMetBy(child.status(), crashedBy());
    }

    /** Tells whether it failed before the parent side did. */
    boolean failedBeforeTheParent() {
        return new FirstToFail(parent, child).isTheChild();
    }

    boolean diedWithoutAWord() {
        return child.word().isEmpty();
    }

    /** Tells whether it failed of what it heard of another side's end. */
    boolean heardOfAnEnd() {
        return child.word().orElse(null) instanceof ChildReport.Failed failed
                && OF_ANOTHERS_END.contains(failed.failure().type());
    }

    /** Returns when it failed, by {@link System#nanoTime()}. */
    long failureNanos() {
        return child.word().orElse(null) instanceof ChildReport.Failed failed
                ? failed.nanoTime()
                : child.endNanos();
    }

    /** Returns how a pair ended whose failure this child is. */
    Ending ending() {
        return EndingOfChild.byItself(child, expectsReturn());
    }

    boolean expectsReturn() {
        return expected.equals(ExpectedEnd.RETURN);
    }

    /** Tells whether the child's exit is the harness's own, or would be for what its side threw. */
    private boolean threw() {
        return failedBeforeTheHangUp()
                || child.word().orElse(null) instanceof ChildReport.Failed
                        && child.status().equals(new ExitStatus.Exited(ExitCodes.FAILED));
    }

    private String crashedBy() {
        return child.crash().map(Crash::signal).orElse("");
    }

    /**
     * A child that is on its way out fails of the hang-up that follows the parent side's end: that
     * is no news.
     */
    private boolean failedBeforeTheHangUp() {
        return child.word().orElse(null) instanceof ChildReport.Failed failed
                && failed.nanoTime() < parent.nanoTime();
    }
}

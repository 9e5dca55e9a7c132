package io.github.forkpair.session;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.PairFailedError;
import io.github.forkpair.PairReport;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.control.ExitCodes;
import io.github.forkpair.evidence.FailureText;
import io.github.forkpair.evidence.SideFrame;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.Crash;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.outcome.Interruption;
import io.github.forkpair.outcome.ParentHang;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.OnLeftovers;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transfer.AuthorsStack;
import io.github.forkpair.transfer.FailureRestore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Decides what a pair's test shall come to: whoever failed first in time is the failure, and what
 * the other side did is suppressed under it.
 *
 * @param plan the pair
 * @param parent how the parent side's method ended
 * @param child how the child ended
 * @param parentOverdue whether that method was still running at the deadline
 */
record VerdictRules(
        PairPlan plan, ParentOutcome parent, ChildOutcome child, boolean parentOverdue) {

    /** Whose ending is the test's result. */
    private enum First {
        NOBODY,
        PARENT,
        CHILD,
        DEADLINE,
        LEFTOVERS
    }

    /** Returns how the pair ended. */
    Verdict.Ending ending() {
        return switch (first()) {
            case NOBODY -> Verdict.Ending.PASSED;
            case PARENT ->
                    parent.thrown() instanceof TestAbortedException
                            ? Verdict.Ending.PARENT_ABORTED
                            : Verdict.Ending.PARENT_FAILED;
            case CHILD -> EndingOfChild.byItself(child, expectsReturn());
            case DEADLINE -> EndingOfChild.atTheDeadline(child, parentOverdue);
            case LEFTOVERS -> Verdict.Ending.LEFT_PROCESSES;
        };
    }

    /** Returns what the test comes to. */
    private Verdict.Result result() {
        return ending().result();
    }

    /** Returns the verdict, with the failure that the test shall throw. */
    Verdict verdict(FailureText text, ClassLoader loader, ParentHang parentHang) {
        List<Throwable> failures = new ArrayList<>();
        switch (first()) {
            case NOBODY -> {
                return Verdict.passed();
            }
            case PARENT -> {
                failures.add(parent.thrown());
                FailureText brief = text.brief(); // the report that follows has it all
                if (child.overdue() && !failedInTime()) {
                    failures.add(
                            overdue(
                                    loader,
                                    ParentHang.NONE,
                                    brief.deadlinePassed(false, ParentHang.NONE)));
                } else if (!childIsFine()) {
                    failures.add(childsFailure(brief, loader));
                }
                if (result() == Verdict.Result.FAILED) {
                    failures.add(new PairReport(text.parentFailureReport(loader)));
                }
            }
            case CHILD -> {
                failures.add(childsFailure(text, loader));
                failures.add(parent.thrown());
            }
            case DEADLINE -> {
                failures.add(
                        overdue(
                                loader,
                                parentHang,
                                text.deadlinePassed(parentOverdue, parentHang)));
                if (!isOurInterrupt(parent.thrown())) {
                    failures.add(parent.thrown());
                }
                if (failedInTime()) {
                    failures.add(childsFailure(text.brief(), loader));
                }
            }
            case LEFTOVERS ->
                    failures.add(failed(plan.child().side(), loader, text.childLeftProcesses()));
        }
        Throwable failure = failures.remove(0);
        failures.stream().filter(Objects::nonNull).forEach(failure::addSuppressed);
        return new Verdict(ending(), failure);
    }

    /** The text tells of that one, and of where it came. */
    private boolean isOurInterrupt(@Nullable Throwable thrown) {
        return parentOverdue && thrown != null && Interruption.isAllOf(thrown);
    }

    private First first() {
        boolean childFailed = !childIsFine() && (!child.overdue() || failedInTime());
        if (parentOverdue) {
            return childFailed && childFailedBeforeTheParent() ? First.CHILD : First.DEADLINE;
        }
        if (parent.thrown() == null) {
            if (childFailed) {
                return First.CHILD;
            }
            if (child.overdue()) {
                return First.DEADLINE;
            }
            return leftProcesses() ? First.LEFTOVERS : First.NOBODY;
        }
        return childFailed && childFailedBeforeTheParent() ? First.CHILD : First.PARENT;
    }

    /**
     * Tells whether the child side threw, and not only once the deadline had passed: what it throws
     * then comes of its being ended, or of the parent side's.
     */
    private boolean failedInTime() {
        boolean wentOn = child.overdue() && child.hang().stage() != Hang.Stage.THROUGH;
        return word() instanceof ChildReport.Failed && !wentOn;
    }

    private boolean leftProcesses() {
        return plan.settings().leftovers() == OnLeftovers.FAIL && !child.leftovers().isEmpty();
    }

    private boolean childFailedBeforeTheParent() {
        return new FirstToFail(parent, child).isTheChild();
    }

    /**
     * Success needs the child's own word, or the ending that the author expects; a child that the
     * parent side itself ended cannot give its word.
     */
    private boolean childIsFine() {
        if (child.overdue() || !child.ready()) {
            return false; // a JVM that never came up may by chance exit as is expected
        }
        if (!expectsReturn()) {
            return expectedEnd().isMetBy(child.status(), crashedBy()) && !threw();
        }
        return child.endedByParent() && !failedBeforeTheHangUp()
                || word() instanceof ChildReport.Returned
                        && expectedEnd().isMetBy(child.status(), crashedBy());
    }

    /** Tells whether the child's exit is the harness's own, or would be for what its side threw. */
    private boolean threw() {
        return failedBeforeTheHangUp()
                || word() instanceof ChildReport.Failed
                        && child.status().equals(new ExitStatus.Exited(ExitCodes.FAILED));
    }

    private boolean expectsReturn() {
        return expectedEnd().equals(ExpectedEnd.RETURN);
    }

    private ExpectedEnd expectedEnd() {
        return plan.child().expectedEnd();
    }

    private String crashedBy() {
        return child.crash().map(Crash::signal).orElse("");
    }

    /**
     * A child that is on its way out fails of the hang-up that follows the parent side's end: that
     * is no news.
     */
    private boolean failedBeforeTheHangUp() {
        return word() instanceof ChildReport.Failed failed && failed.nanoTime() < parent.nanoTime();
    }

    private Throwable childsFailure(FailureText text, ClassLoader loader) {
        if (word() instanceof ChildReport.Failed failed) {
            Throwable restored =
                    FailureRestore.restore(failed.failure(), loader, text.childFailureNote(loader));
            StackTraceElement[] stack = restored.getStackTrace();
            if (stack.length == 1 && stack[0].getLineNumber() < 0) {
                // The child could not find its class, and so not the line either.
                restored.setStackTrace(
                        new StackTraceElement[] {SideFrame.of(plan.child().side(), loader)});
            }
            return restored;
        }
        String message =
                !child.ready()
                        ? text.childNeverStarted()
                        : !expectsReturn()
                                ? text.childEndedOtherwise()
                                : word() == null ? text.childEndedEarly() : text.childEndedBadly();
        PairFailedError error = failed(plan.child().side(), loader, message);
        child.crash()
                .flatMap(Crash::java)
                .ifPresent(frame -> error.setStackTrace(new StackTraceElement[] {frame}));
        child.exiting()
                .map(ChildReport.Exiting::stack)
                .map(AuthorsStack::ofAChild)
                .filter(frames -> frames.length > 0)
                .ifPresent(error::setStackTrace);
        return error;
    }

    /** Makes the failure of a pair that was overdue, with the line where the side was seen. */
    private PairFailedError overdue(ClassLoader loader, ParentHang parentHang, String message) {
        boolean parents = !parentHang.stack().isEmpty() || !child.overdue();
        SideMethod side = parents ? plan.parent() : plan.child().side();
        PairFailedError error = failed(side, loader, message);
        SideFrame.seen(side, parents ? parentHang.stack() : child.hang().threads())
                .ifPresent(frame -> error.setStackTrace(new StackTraceElement[] {frame}));
        return error;
    }

    /** Makes a failure whose only frame is the side it is about: ours would say nothing. */
    private static PairFailedError failed(SideMethod side, ClassLoader loader, String message) {
        return failed(side, loader, message, null);
    }

    /** Makes the failure of a side that threw nothing, with its method for a stack. */
    static PairFailedError failed(
            SideMethod side, ClassLoader loader, String message, @Nullable Throwable cause) {
        PairFailedError error = new PairFailedError(message, cause);
        error.setStackTrace(new StackTraceElement[] {SideFrame.of(side, loader)});
        return error;
    }

    private @Nullable ChildReport word() {
        return child.word().orElse(null);
    }
}

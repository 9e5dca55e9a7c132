package io.github.forkpair.session;

import io.github.forkpair.PairFailedError;
import io.github.forkpair.PairReport;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.evidence.FailureText;
import io.github.forkpair.evidence.SideFrame;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.Crash;
import io.github.forkpair.outcome.Judgement;
import io.github.forkpair.outcome.Judgement.Failing;
import io.github.forkpair.outcome.Judgement.Who;
import io.github.forkpair.outcome.PairOutcome;
import io.github.forkpair.outcome.ParentHang;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transfer.AuthorsStack;
import io.github.forkpair.transfer.FailureRestore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a test throws of what its pair was judged to be: the failures themselves, where a side
 * threw, and else one with a text of ours.
 *
 * @param plan the pair
 * @param outcome how its sides ended
 * @param judgement what that comes to
 * @param loader finds the classes of the test
 */
record TestFailure(PairPlan plan, PairOutcome outcome, Judgement judgement, ClassLoader loader) {

    /** Returns the verdict, with the failure that the test shall throw. */
    Verdict verdict(FailureText text) {
        List<Throwable> failures = new ArrayList<>();
        for (Failing failing : judgement.failures()) {
            boolean toldInFull = failures.isEmpty() && failing.who() != Who.PARENT;
            failures.add(of(failing, toldInFull ? text : text.brief()));
        }
        if (failures.isEmpty()) {
            return Verdict.passed();
        }
        if (judgement.failed() && judgement.failures().get(0).who() == Who.PARENT) {
            failures.add(new PairReport(text.parentFailureReport(loader)));
        }
        Throwable failure = failures.remove(0);
        failures.forEach(failure::addSuppressed);
        return new Verdict(judgement.ending(), failure);
    }

    private Throwable of(Failing failing, FailureText text) {
        ChildPlan child = plan.children().get(failing.child());
        ChildOutcome ended = outcome.children().get(failing.child());
        FailureText about = text.about(failing.child());
        return switch (failing.who()) {
            case PARENT -> Objects.requireNonNull(outcome.parent().thrown());
            case CHILD -> failed(child, ended, about);
            case DEADLINE -> overdue(child, ended, about.deadlinePassed());
            case LEFTOVERS -> failed(child.side(), loader, about.childLeftProcesses(), null);
        };
    }

    private Throwable failed(ChildPlan plan, ChildOutcome child, FailureText text) {
        if (child.word().orElse(null) instanceof ChildReport.Failed failed) {
            Throwable restored =
                    FailureRestore.restore(
                            failed.failure(),
                            loader,
                            shownAs -> text.childFailureNote(loader, shownAs));
            StackTraceElement[] stack = restored.getStackTrace();
            if (stack.length == 1 && stack[0].getLineNumber() < 0) {
                // The child could not find its class, and so not the line either.
                restored.setStackTrace(new StackTraceElement[] {SideFrame.of(plan.side(), loader)});
            }
            return restored;
        }
        PairFailedError error = failed(plan.side(), loader, text.ofEnd(), null);
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
    private PairFailedError overdue(ChildPlan child, ChildOutcome ended, String message) {
        ParentHang parentHang = outcome.parent().whereAtDeadline();
        boolean parents = !parentHang.stack().isEmpty() || !ended.overdue();
        SideMethod side = parents ? plan.parent() : child.side();
        PairFailedError error = failed(side, loader, message, null);
        SideFrame.seen(side, parents ? parentHang.stack() : ended.hang().threads())
                .ifPresent(frame -> error.setStackTrace(new StackTraceElement[] {frame}));
        return error;
    }

    /**
     * Makes the failure of a side that threw nothing. Its only frame is the side it is about: ours
     * would say nothing.
     */
    static PairFailedError failed(
            SideMethod side, ClassLoader loader, String message, @Nullable Throwable cause) {
        PairFailedError error = new PairFailedError(message, cause);
        error.setStackTrace(new StackTraceElement[] {SideFrame.of(side, loader)});
        return error;
    }
}

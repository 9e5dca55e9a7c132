package io.github.forkpair.session;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.child.ThreadDump;
import io.github.forkpair.evidence.CrashLog;
import io.github.forkpair.evidence.FailureText;
import io.github.forkpair.evidence.OutputLines;
import io.github.forkpair.evidence.PairTrace;
import io.github.forkpair.launch.ChildOutput;
import io.github.forkpair.launch.RunningChild;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.Judgement;
import io.github.forkpair.outcome.PairOutcome;
import io.github.forkpair.outcome.ParentHang;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.When;
import io.github.forkpair.transfer.AuthorsStack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears what became of both sides once the child has ended: keeps the evidence, then decides. */
record Hearing(
        PairPlan plan,
        ClassLoader loader,
        Console console,
        PairTrace trace,
        ParentEnd parentEnd,
        RunningChild child,
        SteeredChild steered,
        Reaping reaping,
        ReportInbox inbox,
        ChildOutput output,
        KillWatch kills) {

    /**
     * Decides what the test shall come to, and shows what the settings ask for.
     *
     * @param overdueNanos when the parent side was seen to be overdue, if it was
     * @param seen where it was at the deadline, as the watch saw it; nowhere if it did not
     */
    Verdict decide(
            ParentOutcome parent, boolean parentOverdue, long overdueNanos, ParentHang seen) {
        ChildOutcome outcome = childOutcome();
        ParentOutcome parentsEnd =
                parentOverdue ? parent.overdue(atDeadline(parent, seen)) : parent;
        PairOutcome ended = new PairOutcome(parentsEnd, List.of(outcome));
        Judgement judgement = Judge.of(plan, ended);
        boolean failed = judgement.failed();
        if (outcome.overdue()) {
            trace.childOverdue(outcome.hang(), reaping.overdueNanos());
        }
        if (parentOverdue) {
            trace.parentOverdue(parentsEnd.whereAtDeadline(), overdueNanos);
        }
        output.problem().ifPresent(trace::lacks);
        FailureText text = trace.tell(judgement, ended, parentEnd.firstSent());
        Verdict decided = new TestFailure(plan, ended, judgement, loader).verdict(text);
        if (!failed && !outcome.leftovers().isEmpty()) {
            console.err("[forkpair] WARNING: " + text.leftoversInOneLine());
        }
        if (!failed && !outcome.uncaught().isEmpty()) {
            console.err("[forkpair] WARNING: " + text.uncaughtInOneLine(trace));
        }
        if (judgement.ending() == Verdict.Ending.PARENT_FAILED && takesNothing(decided.failure())) {
            console.err("[forkpair] " + text.parentFailureReport(loader));
        }
        if (plan.settings().output() == When.ALWAYS) {
            new OutputLines(outcome).all().forEach(console::out);
        }
        trace.ended(decided);
        AuthorsStack.leave(parent.thrown());
        if (failed && plan.settings().attachments()) {
            trace.attachments().forEach(console::out);
        }
        return decided;
    }

    /** Some throwables cannot suppress, a StackOverflowError of HotSpot's own among them. */
    private static boolean takesNothing(@Nullable Throwable failure) {
        return failure != null && failure.getSuppressed().length == 0;
    }

    /** What the watch did not see, what the method threw may tell. */
    private static ParentHang atDeadline(ParentOutcome parent, ParentHang seen) {
        Throwable thrown = parent.thrown();
        return seen.stack().isEmpty() && thrown != null
                ? new ParentHang(
                        ThreadDump.of(Thread.currentThread(), thrown.getStackTrace()),
                        seen.toldByOthers())
                : seen;
    }

    private ChildOutcome childOutcome() {
        ExitStatus status = child.status().orElseThrow();
        String stdout = output.stdout().text();
        return new ChildOutcome(
                child.pid(),
                inbox.isReady(),
                inbox.word(),
                inbox.exiting(),
                status,
                CrashLog.read(trace.directory(), stdout, loader),
                kills.since(status),
                child.endNanos(),
                reaping.overdue(),
                steered.wasEndedByParent(status),
                reaping.hang(),
                inbox.uncaught(),
                child.leftovers(),
                stdout,
                output.stderr().text(),
                output.stdout().isCut() || output.stderr().isCut());
    }
}

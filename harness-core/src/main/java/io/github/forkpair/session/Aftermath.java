package io.github.forkpair.session;

import io.github.forkpair.evidence.FailureText;
import io.github.forkpair.evidence.OutputLines;
import io.github.forkpair.evidence.PairEvidence;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.Judgement;
import io.github.forkpair.outcome.PairOutcome;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.When;
import org.jspecify.annotations.Nullable;

/**
 * What is printed of a pair once it is judged: what is no failure, what no failure can hold, and
 * what the settings ask for.
 */
record Aftermath(PairPlan done, PairEvidence evidence, Console console, ClassLoader loader) {

    /** Prints what comes before the evidence is ended, which names it. */
    void warn(PairOutcome outcome, Judgement judgement, FailureText text) {
        for (int i = 0; i < outcome.children().size() && !judgement.failed(); i++) {
            ChildOutcome child = outcome.children().get(i);
            if (!child.leftovers().isEmpty()) {
                console.err("[forkpair] WARNING: " + text.about(i).leftoversInOneLine());
            }
            if (!child.uncaught().isEmpty()) {
                console.err("[forkpair] WARNING: " + text.about(i).uncaughtInOneLine(evidence));
            }
        }
    }

    /** Prints what comes with the verdict. */
    void tell(PairOutcome outcome, Verdict verdict, FailureText text) {
        if (verdict.ending() == Verdict.Ending.PARENT_FAILED && takesNothing(verdict.failure())) {
            console.err("[forkpair] " + text.parentFailureReport(loader));
        }
        if (evidence.plan().settings().output() == When.ALWAYS) {
            for (int i = 0; i < outcome.children().size(); i++) {
                ChildPlan plan = done.children().get(i);
                String name = done.isOfMany() ? plan.seat().name() : "child";
                new OutputLines(outcome.children().get(i), name).all().forEach(console::out);
            }
        }
    }

    /** Prints the lines by which a CI server finds the evidence. */
    void attach(Verdict verdict) {
        if (verdict.failed() && evidence.plan().settings().attachments()) {
            evidence.attachments().forEach(console::out);
        }
    }

    /** Some throwables cannot suppress, a StackOverflowError of HotSpot's own among them. */
    private static boolean takesNothing(@Nullable Throwable failure) {
        return failure != null && failure.getSuppressed().length == 0;
    }
}

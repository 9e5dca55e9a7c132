package io.github.forkpair.evidence;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.ChildReport;
import io.github.forkpair.outcome.Crash;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.ThrownWords;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.PairPlan;
import java.util.stream.Collectors;

/** Who the two sides of a pair are and what became of them, in words that fit into sentences. */
record PairWords(PairPlan plan, ParentOutcome parent, ChildOutcome child) {

    /** How much of a message stands within a sentence; in characters. */
    private static final int LONGEST_LINE = 2000;

    String parentName() {
        return "@ParentSide " + plan.parent().shortName();
    }

    String childName() {
        return "@ChildSide " + plan.child().side().shortName();
    }

    String parentDid() {
        if (!parent.started()) {
            return "had not started";
        }
        if (parent.stillRunning()) {
            return "heeded no interrupt and goes on in the test JVM";
        }
        return parent.thrown() == null
                ? "returned"
                : "failed with " + firstLine(ThrownWords.of(parent.thrown()));
    }

    String childDid() {
        if (child.word().isPresent()) {
            return childsWord();
        }
        return child.overdue()
                ? "was still running at the deadline and was ended"
                : childEnded() + " before its method returned";
    }

    /** How the child's process ended. */
    String childEnded() {
        String crashed =
                child.crash().map(Crash::signal).filter(signal -> !signal.isEmpty()).orElse("");
        if (!crashed.isEmpty()) {
            return "crashed with " + crashed + ", so that its JVM ended by " + child.status();
        }
        return (child.status() instanceof ExitStatus.Exited ? "ended with " : "was ended by ")
                + child.status();
    }

    /** What the child said of its method. */
    String childsWord() {
        if (child.word().orElseThrow() instanceof ChildReport.Failed failed) {
            return "failed with "
                    + firstLine(failed.failure().type() + ": " + failed.failure().message());
        }
        return "returned";
    }

    /** The ending that the child side is to have. */
    String expected() {
        return plan.child().expectedEnd().described();
    }

    boolean expectsReturn() {
        return plan.child().expectedEnd().equals(ExpectedEnd.RETURN);
    }

    /** Who called for the exit of the child, as far as that is known; empty if not. */
    String exitCaller() {
        return child.exiting().map(PairWords::exitCaller).orElse("");
    }

    private static String exitCaller(ChildReport.Exiting exiting) {
        if (exiting.stack().isEmpty()) {
            return "by nobody in it: \"" + exiting.thread() + "\" answered a signal";
        }
        String frames =
                exiting.stack().stream()
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
        String stack = "\"" + exiting.thread() + "\"" + frames;
        return "the exit, by thread " + new StackExcerpt(stack).text();
    }

    /** Where the child crashed; empty if it did not. */
    String crash(boolean evidenceKept) {
        return child.crash()
                .map(crash -> crash.frame().isEmpty() ? crash.reason() : crash.frame())
                .map(where -> evidenceKept ? where + ", see " + CrashLog.FILE : where)
                .orElse("");
    }

    String parentEnding() {
        return parentName() + " " + parentDid();
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return Visible.text(Visible.cut(line, LONGEST_LINE));
    }
}

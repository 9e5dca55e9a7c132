package io.github.forkpair.evidence;

import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.ChildReport;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.outcome.Interruption;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.plan.TimeLimit;
import java.time.Duration;
import java.util.stream.Collectors;

/** What is told of a pair whose deadline passed: where both sides were, and why they stay there. */
final class DeadlineText {

    private static final String HANDLER = " handler";

    private final PairWords words;
    private final ChildOutcome child;

    private final boolean parentWasRunning;
    private final String parentStack;

    DeadlineText(PairWords words, boolean parentWasRunning, String parentStack) {
        this.words = words;
        this.child = words.child();
        this.parentWasRunning = parentWasRunning;
        this.parentStack = parentStack;
    }

    Rows rows() {
        boolean childWasRunning = child.overdue() && stage() != Hang.Stage.THROUGH;
        String who =
                !parentWasRunning
                        ? "The child side had not"
                        : childWasRunning
                                ? "Neither side of " + words.parentName() + " had"
                                : "The parent side had not";
        TimeLimit limit = words.plan().settings().limit();
        String when = seconds(limit.time()) + ", " + limit.origin();
        String parentWas = parentStack.isEmpty() ? " " + words.parentDid() : " was here:";
        return new Rows(who + " ended at the pair's deadline of " + when + ".")
                .row("parent", words.parentName() + parentWas)
                .row("", StackExcerpt.ofSide(parentStack).text())
                .row("", parentInterrupted())
                .row("child", words.childName() + " in child " + child.pid() + childAtDeadline())
                .row("", child.overdue() ? childStack() : "")
                .row("", child.overdue() ? "It was then " + words.endedBySignal() + "." : "")
                .row("meeting", child.hang().meeting())
                .row("deadlock", child.hang().deadlock());
    }

    private String parentInterrupted() {
        ParentOutcome parent = words.parent();
        if (parent.stillRunning()) {
            return "It " + words.parentDid() + ".";
        }
        Throwable thrown = parent.thrown();
        if (!parentWasRunning || parentStack.isEmpty() || thrown == null) {
            return "";
        }
        if (!Interruption.isAllOf(thrown)) {
            return "Forkpair interrupted it then, and it " + words.parentDid();
        }
        String message = thrown instanceof InterruptedException ? thrown.getMessage() : null;
        return "Forkpair interrupted it then" + (message == null ? "." : ": " + message + ".");
    }

    Hint hint() {
        String likely = eachWaitsForTheOther();
        return new Hint(likely, likely.isEmpty() && !isStuck() ? raiseIt() : "");
    }

    private String eachWaitsForTheOther() {
        String parents = StackExcerpt.ofSide(parentStack).waitsFor();
        String childs = StackExcerpt.ofSide(child.hang().threads()).waitsFor();
        if (parents.isEmpty() || childs.isEmpty()) {
            return "";
        }
        return switch (parents.equals(childs) ? parents : "") {
            case StackExcerpt.MESSAGE -> "each side waits for a message from the other";
            case StackExcerpt.ROOM ->
                    "each side sends more than the socketpair holds, and neither receives";
            default ->
                    "each side waits for the other: the parent for "
                            + parents
                            + ", the child for "
                            + childs;
        };
    }

    private String raiseIt() {
        return "raise "
                + words.plan().settings().limit().setting()
                + " if the pair needs longer than that";
    }

    /** Tells whether more time would not help. */
    private boolean isStuck() {
        return !child.hang().deadlock().isEmpty() || !child.hang().stoppedBy().isEmpty();
    }

    private String childAtDeadline() {
        if (!child.overdue()) {
            return " " + words.childAfterwards();
        }
        if (!child.hang().stoppedBy().isEmpty()) {
            return " had been stopped by " + child.hang().stoppedBy() + ".";
        }
        String was =
                switch (stage()) {
                    case STARTING -> " had not started yet.";
                    case RUNNING -> " was running";
                    case EXITING -> " was on its way out" + bySignal() + ", in its shutdown hooks";
                    case THROUGH -> " had " + words.childsWord() + ", but its process went on";
                };
        if (stage() == Hang.Stage.STARTING) {
            return was;
        }
        return was
                + (child.hang().threads().isEmpty()
                        ? " and did not answer when asked for its threads."
                        : ", and was here:");
    }

    /** HotSpot answers a signal on a thread that is named after it. */
    private String bySignal() {
        return child.exiting()
                .map(ChildReport.Exiting::thread)
                .filter(thread -> thread.endsWith(HANDLER))
                .map(thread -> " after " + thread.substring(0, thread.length() - HANDLER.length()))
                .orElse("");
    }

    private Hang.Stage stage() {
        return child.hang().stage();
    }

    private String childStack() {
        String threads = child.hang().threads();
        boolean exiting = stage() == Hang.Stage.EXITING || stage() == Hang.Stage.THROUGH;
        String hooks =
                StackExcerpt.ofHooks(threads).stream()
                        .map(StackExcerpt::text)
                        .collect(Collectors.joining("\n"));
        return exiting && !hooks.isEmpty() ? hooks : StackExcerpt.ofSide(threads).text();
    }

    static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }
}

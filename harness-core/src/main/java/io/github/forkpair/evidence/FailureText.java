package io.github.forkpair.evidence;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.ChildReport;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.When;
import java.time.Duration;

/** Every text that a failed pair shows, but the authors' own messages. */
public final class FailureText {

    /** How much of the child's output a message holds; the rest is in the evidence. */
    private static final int TAIL_LINES = 30;

    private static final String RAISE_IT =
            "raise forkpair.deadline or @Timeout if the pair needs longer than that";

    private final PairPlan plan;
    private final ParentOutcome parent;
    private final ChildOutcome child;
    private final String evidence;
    private final String command;
    private final boolean brief;

    /**
     * Creates the texts of one pair.
     *
     * @param evidence the evidence directory, as people would write it; empty where none is kept
     * @param command the script that runs the child alone; empty where none is kept
     */
    public FailureText(
            PairPlan plan,
            ParentOutcome parent,
            ChildOutcome child,
            String evidence,
            String command) {
        this(plan, parent, child, evidence, command, false);
    }

    private FailureText(
            PairPlan plan,
            ParentOutcome parent,
            ChildOutcome child,
            String evidence,
            String command,
            boolean brief) {
        this.plan = plan;
        this.parent = parent;
        this.child = child;
        this.evidence = evidence;
        this.command = command;
        this.brief = brief;
    }

    /**
     * Returns the same texts without output and evidence, for what is suppressed under one that has
     * them.
     */
    public FailureText brief() {
        return new FailureText(plan, parent, child, "", "", true);
    }

    /** Goes behind the message of what the child side threw. */
    public String childFailureNote() {
        Rows rows =
                new Rows("")
                        .row("thrown by", childName() + ", in child " + child.pid())
                        .row("meanwhile", parentEnding());
        return withEvidence(rows);
    }

    /** Goes with what the parent side threw. */
    public String parentFailureReport() {
        Rows rows =
                new Rows("The parent side failed first.")
                        .row("thrown by", parentName() + ", in the test JVM")
                        .row(
                                "meanwhile",
                                childName() + " in child " + child.pid() + " " + childEnding());
        return withEvidence(rows);
    }

    /** The child's process ended, and it had not said that its method was through. */
    public String childEndedEarly() {
        Rows rows =
                new Rows(childName() + " " + endedHow() + " before its method returned.")
                        .row("expected", "the child side to return")
                        .row("meanwhile", parentEnding())
                        .row("likely", LikelyCause.of(child.status()));
        return withEvidence(rows);
    }

    /** The child's JVM ended before it came to run anything. */
    public String childNeverStarted() {
        Rows rows =
                new Rows(childName() + " never ran: its JVM " + endedHow() + " before it was up.")
                        .row("expected", "the child JVM to start")
                        .row("likely", LikelyCause.ofNoStart(plan.settings()))
                        .row("java", plan.settings().childJava().toString());
        return withEvidence(rows);
    }

    /** The child side returned, and then its process ended badly. */
    public String childEndedBadly() {
        Rows rows =
                new Rows(childName() + " returned, but then its process " + endedHow() + ".")
                        .row("expected", "exit code 0")
                        .row(
                                "likely",
                                "a shutdown hook that failed or halted the JVM, or a crash on the way out");
        return withEvidence(rows);
    }

    /** The deadline passed. */
    public String deadlinePassed(boolean parentWasRunning, String parentStack) {
        boolean childWasRunning = child.overdue() && child.word().isEmpty();
        String who =
                !parentWasRunning
                        ? "The child side had not"
                        : childWasRunning
                                ? "Neither side of " + parentName() + " had"
                                : "The parent side had not";
        Rows rows =
                new Rows(
                                who
                                        + " ended at the pair's deadline of "
                                        + seconds(plan.settings().deadline())
                                        + ".")
                        .row(
                                "parent",
                                parentName()
                                        + (parentStack.isEmpty()
                                                ? " " + parentEndingWord()
                                                : " was here:"))
                        .row("", new StackExcerpt(parentStack).text())
                        .row(
                                "child",
                                childName() + " in child " + child.pid() + " " + childAtDeadline())
                        .row("", child.overdue() ? new StackExcerpt(child.threads()).text() : "")
                        .row(
                                "likely",
                                eachWaitsForTheOther(parentStack)
                                        ? "each side waits for a message from the other"
                                        : "")
                        .row("to do", eachWaitsForTheOther(parentStack) ? "" : RAISE_IT);
        return withEvidence(rows);
    }

    /** The child could not be started at all. */
    public static String launchFailed(PairPlan plan, String problem) {
        return new Rows(
                        "@ChildSide "
                                + plan.child().side().shortName()
                                + " could not be launched: "
                                + problem)
                .row("java", plan.settings().childJava().toString())
                .toString();
    }

    private boolean eachWaitsForTheOther(String parentStack) {
        return new StackExcerpt(parentStack).waitsForAMessage()
                && new StackExcerpt(child.threads()).waitsForAMessage();
    }

    private String childAtDeadline() {
        if (!child.overdue()) {
            return childEnding();
        }
        if (!child.ready()) {
            return "had not started yet.";
        }
        String was =
                child.word().isPresent()
                        ? "had " + wordOfChild() + ", but its process went on"
                        : "was running";
        return was
                + (child.threads().isEmpty()
                        ? " and did not answer when asked for its threads: it may be stopped."
                        : ", and was here:");
    }

    private String withEvidence(Rows rows) {
        return rows.row("output", outputTail())
                .row("evidence", evidence)
                .row("try", command.isEmpty() ? "" : "sh " + command)
                .toString();
    }

    private String parentEnding() {
        return parentName() + " " + parentEndingWord();
    }

    private String parentEndingWord() {
        if (!parent.started()) {
            return "had not started";
        }
        return parent.thrown() == null
                ? "returned"
                : "failed with " + firstLine(parent.thrown().toString());
    }

    private String childEnding() {
        if (child.word().isPresent()) {
            return wordOfChild();
        }
        return child.overdue()
                ? "was still running at the deadline and was ended"
                : endedHow() + " before its method returned";
    }

    private String endedHow() {
        return (child.status() instanceof ExitStatus.Exited ? "ended with " : "was ended by ")
                + child.status();
    }

    private String wordOfChild() {
        if (child.word().orElseThrow() instanceof ChildReport.Failed failed) {
            return "failed with "
                    + firstLine(failed.failure().type() + ": " + failed.failure().message());
        }
        return "returned";
    }

    private String parentName() {
        return "@ParentSide " + plan.parent().shortName();
    }

    private String childName() {
        return "@ChildSide " + plan.child().side().shortName();
    }

    private String outputTail() {
        return brief || plan.settings().output() == When.NEVER
                ? ""
                : new OutputLines(child).tail(TAIL_LINES);
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }
}

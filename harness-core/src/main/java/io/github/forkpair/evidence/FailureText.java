package io.github.forkpair.evidence;

import io.github.forkpair.control.ChildReport;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.PairOutcome;
import io.github.forkpair.plan.JvmPlan;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.When;
import java.util.List;

/**
 * Every text that a failed pair shows, but the authors' own messages. All have one shape: what
 * happened, and right under it a block of labelled rows, in this order: what was expected, how the
 * sides ended, what else is known of the child, what is likely and what to do, the child's output,
 * the evidence.
 */
public final class FailureText {

    /** How much of the child's output a message holds; the rest is in the evidence. */
    private static final int TAIL_LINES = 30;

    private final PairWords words;
    private final String evidence;
    private final List<String> leftOut;
    private final boolean brief;

    /**
     * Creates the texts of one pair.
     *
     * @param words who its sides are, and the child that the texts are about
     * @param evidence the evidence directory, as people would write it; empty where none is kept
     * @param leftOut what each child lacks of the test JVM, as far as that may be the cause
     */
    FailureText(PairWords words, String evidence, List<String> leftOut) {
        this(words, evidence, leftOut, false);
    }

    private FailureText(PairWords words, String evidence, List<String> leftOut, boolean brief) {
        this.words = words;
        this.evidence = evidence;
        this.leftOut = List.copyOf(leftOut);
        this.brief = brief;
    }

    /** Creates the texts of one pair that leaves no evidence, and whose children lack nothing. */
    public static FailureText without(PairPlan plan, PairOutcome outcome) {
        return new FailureText(new PairWords(plan, outcome, 0), "", List.of());
    }

    /** Returns the same texts about another child, by its place in the plan. */
    public FailureText about(int child) {
        return new FailureText(words.about(child), evidence, leftOut, brief);
    }

    /** Returns the same texts about the child that was the last in its seat. */
    private FailureText ofTheLast() {
        return new FailureText(words.aboutTheLast(), evidence, leftOut, brief);
    }

    /**
     * Returns the same texts without the other side's ending, output and evidence, for what is
     * suppressed under one that has them.
     */
    public FailureText brief() {
        return new FailureText(words, "", List.of(), true);
    }

    private PairPlan plan() {
        return words.plan();
    }

    private JvmPlan jvm() {
        return plan().jvmOf(words.childPlan());
    }

    private ChildOutcome child() {
        return words.child();
    }

    private LeftoverWords leftovers() {
        return new LeftoverWords(child().leftovers());
    }

    /**
     * Goes right behind the message of what the child side threw.
     *
     * @param loader finds the classes of the test
     * @param shownAs what it is shown as and why, where it is not itself; else empty
     */
    public String childFailureNote(ClassLoader loader, String shownAs) {
        Rows rows =
                new Rows(words.failedOutsideTheMethod())
                        .row("thrown by", words.thrower())
                        .row("shown as", shownAs)
                        .row("expected", words.expectsReturn() ? "" : words.expected())
                        .row("outcome", brief ? "" : words.outcomeOfChildsFailure());
        return withChild(meanwhile(rows), brief ? Hint.NONE : causeOfChildsFailure(loader));
    }

    private Hint causeOfChildsFailure(ClassLoader loader) {
        return child().word().orElse(null) instanceof ChildReport.Failed failed
                ? new ThrownCause(plan(), words.childPlan(), loader)
                        .of(
                                failed.failure(),
                                words.parent().started() && words.parent().thrown() == null)
                : Hint.NONE;
    }

    /**
     * Goes with what the parent side threw.
     *
     * @param loader finds the classes of the test
     */
    public String parentFailureReport(ClassLoader loader) {
        if (words.isFollowed()) {
            return ofTheLast().parentFailureReport(loader);
        }
        boolean returned = returned();
        Rows rows =
                new Rows(returned ? "The parent side failed." : "The parent side failed first.")
                        .row("thrown by", words.parentName() + ", in the test JVM")
                        .row("before", words.othersBefore())
                        .row("meanwhile", words.childWithItsEnd() + words.othersAfterwards());
        return withChild(
                rows,
                new ThrownCause(plan(), words.childPlan(), loader)
                        .ofParents(words.parent().thrown(), returned),
                child().uncaught(),
                !returned);
    }

    /** The child's process ended as it should not have. */
    public String ofEnd() {
        if (!child().ready()) {
            return childNeverStarted();
        }
        if (!words.expectsReturn()) {
            return childEndedOtherwise();
        }
        return child().word().isPresent() ? childEndedBadly() : childEndedEarly();
    }

    /** The child's process ended, and it had not said that its method was through. */
    private String childEndedEarly() {
        String headline = words.childName() + " " + words.childEnded();
        Rows rows =
                new Rows(headline + words.beforeTheEnd() + ".").row("expected", words.expected());
        return withChild(
                ending(rows),
                LikelyCause.of(child(), plan().settings(), jvm(), words.expectsReturn()));
    }

    /** The child's process did not end as the author expects it to. */
    private String childEndedOtherwise() {
        String other =
                child().word().isPresent()
                        ? "its method returned, and its process " + words.childEnded()
                        : "it " + words.childEnded() + words.beforeTheEnd();
        String headline =
                words.childName()
                        + " was expected to end with "
                        + words.expected()
                        + ", but "
                        + other
                        + ".";
        return withChild(
                ending(new Rows(headline)),
                LikelyCause.ofOtherEnd(
                        words.childPlan().expectedEnd(), child(), plan().settings(), jvm()));
    }

    /** The child's JVM ended before it came to run anything. */
    private String childNeverStarted() {
        Rows rows =
                new Rows(
                                words.childName()
                                        + " never ran: its JVM "
                                        + words.childEnded()
                                        + " before it was up.")
                        .row("expected", "the child JVM to start")
                        .row("java", jvm().java().toString());
        return withChild(rows, LikelyCause.ofNoStart(jvm(), child()));
    }

    /** The child side returned, and then its process ended badly. */
    private String childEndedBadly() {
        Rows rows =
                new Rows(
                                words.childName()
                                        + " returned, but then its process "
                                        + words.childEnded()
                                        + ".")
                        .row("expected", "exit code 0")
                        .row("crash", words.crash(!evidence.isEmpty()));
        return withChild(rows, LikelyCause.ofBadEnd(child()));
    }

    /** Both sides did what they should, but for the processes that the child side left running. */
    public String childLeftProcesses() {
        boolean killed = child().endedByParent();
        Rows rows =
                new Rows(words.childName() + " " + leftovers().did() + ".")
                        .row(
                                "expected",
                                "all that the child side started to end within 1 s after it");
        return withChild(
                rows,
                new Hint(
                        killed ? leftovers().whyOfKilledChild() : "",
                        leftovers().whatToDo(killed)));
    }

    /** The processes that the child side left running, as a warning. */
    public String leftoversInOneLine() {
        return words.childName() + " " + leftovers().did() + ": " + leftovers().line();
    }

    /**
     * The exceptions that nobody caught in the child, as a warning.
     *
     * @param evidence has what is kept of them
     */
    public String uncaughtInOneLine(PairEvidence evidence) {
        String file = evidence.kept(words.childPlan().files().uncaught());
        return words.childName() + ": " + new UncaughtWords(child().uncaught()).warning(file);
    }

    /** The deadline passed. */
    public String deadlinePassed() {
        if (words.isFollowed()) {
            return ofTheLast().deadlinePassed();
        }
        DeadlineText text = new DeadlineText(words);
        return withChild(
                text.rows(), text.blame().hint(), text.died(), child().overdue() || !returned());
    }

    /** Adds how a process came to end by itself. */
    private Rows ending(Rows rows) {
        return meanwhile(
                rows.row("the exit", words.exitCaller())
                        .row("crash", words.crash(!evidence.isEmpty())));
    }

    private Rows meanwhile(Rows rows) {
        return rows.row("before", brief ? "" : words.othersBefore())
                .row("meanwhile", brief ? "" : words.parentAfterwards() + words.othersAfterwards());
    }

    private boolean returned() {
        return child().word().orElse(null) instanceof ChildReport.Returned;
    }

    /** Adds what every text ends with. What else is known of a child has its rows here. */
    private String withChild(Rows rows, Hint hint) {
        return withChild(rows, hint, child().uncaught(), true);
    }

    /**
     * Adds that.
     *
     * @param worthATry whether the child side would show anything of it when it runs alone
     */
    private String withChild(
            Rows rows, Hint hint, List<ChildReport.Uncaught> died, boolean worthATry) {
        if (!brief) {
            rows.row("left", leftovers().lines());
        }
        return rows.hint(brief ? hint : clues(died).before(hint))
                .row("left out", leftOut.isEmpty() ? "" : leftOut.get(words.about()))
                .row("output", outputTail())
                .row("evidence", evidence)
                .row(
                        "try",
                        evidence.isEmpty() || !worthATry || words.childPlan().isForked()
                                ? "" // of a fork, what it had in memory is gone
                                : CommandScript.tryIt(
                                        words.childPlan().files().command(),
                                        words.childInASentence()))
                .toString();
    }

    private Clues clues(List<ChildReport.Uncaught> died) {
        return new Clues(
                words.parent(),
                child(),
                died,
                evidence.isEmpty() ? "" : words.childPlan().files().uncaught());
    }

    private String outputTail() {
        return brief || plan().settings().output() == When.NEVER
                ? ""
                : new OutputLines(child(), words.childLabel()).tail(TAIL_LINES);
    }
}

package io.github.forkpair.evidence;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.Crash;
import io.github.forkpair.outcome.PairOutcome;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.transfer.Cut;
import io.github.forkpair.transfer.ThrownWords;
import io.github.forkpair.transfer.TransferredFailure;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opentest4j.TestAbortedException;

/**
 * Who the two sides of a pair are and what became of them, in words that fit into sentences.
 *
 * @param about which child is told of, by its place in the plan
 */
record PairWords(PairPlan plan, PairOutcome outcome, int about) {

    /** Returns the same words about another child, by its place in the plan. */
    PairWords about(int child) {
        return new PairWords(plan, outcome, child);
    }

    ParentOutcome parent() {
        return outcome.parent();
    }

    /** Returns how the child ended that is told of. */
    ChildOutcome child() {
        return outcome.children().get(about);
    }

    /** Returns the plan of that child(). */
    ChildPlan childPlan() {
        return plan.children().get(about);
    }

    /** How much of a message stands within a sentence; in characters. */
    private static final int LONGEST_LINE = 2000;

    /** How a JVM exits that SIGTERM ends. */
    private static final ExitStatus EXIT_OF_TERM = new ExitStatus.Exited(143);

    String parentName() {
        return "@ParentSide " + plan.parent().shortName();
    }

    String childName() {
        String seat = plan.isOfMany() ? " (" + seatName() + ")" : "";
        return "@ChildSide " + childPlan().side().shortName() + seat;
    }

    /** What tells the child from others; the first in its seat also from those that came after. */
    String seatName() {
        Seat seat = childPlan().seat();
        String first = isFollowed() && seat.incarnation() == 0 ? ", incarnation 0" : "";
        return Visible.text(seat.name() + first);
    }

    /** The child in a sentence that has not named it before. */
    String childInASentence() {
        return plan.isOfMany() ? '"' + seatName() + '"' : "the child side";
    }

    /** Tells whether another child came into its seat when it had ended. */
    boolean isFollowed() {
        return isFollowed(about);
    }

    private boolean isFollowed(int child) {
        return lastInSeatOf(child) != child;
    }

    /** Returns the same words about the child that was the last in its seat. */
    PairWords aboutTheLast() {
        return about(lastInSeatOf(about));
    }

    private int lastInSeatOf(int child) {
        int last = child;
        for (int i = child + 1; i < plan.children().size(); i++) {
            if (plan.children().get(i).seat().number()
                    == plan.children().get(child).seat().number()) {
                last = i;
            }
        }
        return last;
    }

    /** How many sides were there at the end. */
    long sides() {
        return 1 + plan.children().stream().map(each -> each.seat().number()).distinct().count();
    }

    /** What tells the child from others where it is named in short. */
    String childLabel() {
        return plan.isOfMany() ? childPlan().seat().name() : "child";
    }

    String parentDid() {
        if (!parent().started()) {
            return "had not started";
        }
        if (parent().stillRunning()) {
            return "heeded no interrupt and goes on in the test JVM";
        }
        Throwable thrown = parent().thrown();
        if (thrown == null) {
            return "returned";
        }
        return thrown instanceof TestAbortedException
                ? "aborted: " + firstLine(String.valueOf(ThrownWords.message(thrown)))
                : "failed with " + firstLine(ThrownWords.of(thrown));
    }

    /** What the parent side did, where the child failed first and what it threw is suppressed. */
    String parentAfterwards() {
        Throwable thrown = parent().thrown();
        return parentName()
                + " "
                + (thrown == null || !parent().started()
                        ? parentDid()
                        : afterwards(
                                thrown instanceof TestAbortedException,
                                thrown.getClass().getName(),
                                "child"));
    }

    /** What the other children did, a line for each, but for those of {@link #othersBefore()}. */
    String othersAfterwards() {
        return lines(i -> i != about && !isFollowed(i));
    }

    /** What other children did before one came into their seat, a line for each. */
    String othersBefore() {
        return lines(i -> i != about && isFollowed(i));
    }

    private String lines(IntPredicate which) {
        return IntStream.range(0, plan.children().size())
                .filter(which)
                .mapToObj(i -> "\n" + about(i).childWithItsEnd())
                .collect(Collectors.joining());
    }

    /** Which child, and what it did. */
    String childWithItsEnd() {
        return childName() + " in child " + child().pid() + " " + childAfterwards();
    }

    /** What the child did, where the parent side failed first and its failure is suppressed. */
    String childAfterwards() {
        if (child().word().orElse(null) instanceof ChildReport.Failed failed) {
            return afterwards(isAborted(failed), failed.failure().type(), "parent side");
        }
        if (child().overdue()) {
            return "was still running at the deadline, then " + endedBySignal();
        }
        return child().word().isPresent() ? "returned" : childEnded() + sentBy();
    }

    private String afterwards(boolean aborted, String type, String other) {
        if (aborted) {
            return "then aborted: see Suppressed";
        }
        String failed = "then failed with " + type.substring(type.lastIndexOf('.') + 1);
        return type.equals(PeerGoneException.class.getName())
                ? failed
                        + ", since the "
                        + (sides() > 2 ? "other side" : other)
                        + " was gone (see Suppressed)"
                : failed + ": see Suppressed";
    }

    /** Whose signal ended the child, as far as that is known; ends a sentence. */
    String sentBy() {
        if (!child().endedByParent() || child().overdue()) {
            return "";
        }
        return child().status() instanceof ExitStatus.Signaled && child().crash().isEmpty()
                ? ", which the parent side sent"
                : ", after a signal from the parent side";
    }

    /** How the harness ended a child that was overdue. */
    String endedBySignal() {
        ExitStatus status = child().status();
        if (status instanceof ExitStatus.Signaled signaled) {
            return "ended by " + signaled.name();
        }
        return status.equals(EXIT_OF_TERM) ? "ended by SIGTERM" : "ended with " + status;
    }

    /** Says, in a line of its own, in what else than its method a child side failed; or nothing. */
    String failedOutsideTheMethod() {
        return child().word().orElse(null) instanceof ChildReport.Failed failed
                        && !failed.where().isEmpty()
                ? "\n"
                        + Character.toUpperCase(failed.where().charAt(0))
                        + failed.where().substring(1)
                        + (isAborted(failed) ? " aborted the test" : " failed")
                        + " in child "
                        + child().pid()
                        + "."
                : "";
    }

    /** What of a child side failed, and in which process. */
    String thrower() {
        return child().word().orElse(null) instanceof ChildReport.Failed failed
                        && !failed.where().isEmpty()
                ? failed.where() + ", for " + childName()
                : childName() + ", in child " + child().pid();
    }

    /**
     * What an ending came before; of a side that JUnit runs, its method may have returned by then.
     */
    String beforeTheEnd() {
        if (childPlan().runner().isNone()) {
            return " before its method returned";
        }
        return child().called()
                ? " before JUnit was through with it"
                : " before its method was called";
    }

    /** What a failure of the child side means where others failed too, or where it is none. */
    String outcomeOfChildsFailure() {
        if (child().word().orElse(null) instanceof ChildReport.Failed failed && isAborted(failed)) {
            return failed.where().isEmpty()
                    ? "aborted: an assumption of the child side does not hold, so the test counts as skipped"
                    : "aborted, so the test counts as skipped";
        }
        return parent().started() && parent().thrown() != null ? "the child failed first" : "";
    }

    private static boolean isAborted(ChildReport.Failed failed) {
        return failed.failure().kind() == TransferredFailure.Kind.ABORTED;
    }

    /** How the child's process ended. */
    String childEnded() {
        String crashed =
                child().crash().map(Crash::signal).filter(signal -> !signal.isEmpty()).orElse("");
        if (!crashed.isEmpty()) {
            return "crashed with " + crashed + ", so that its JVM ended by " + child().status();
        }
        return (child().status() instanceof ExitStatus.Exited ? "ended with " : "was ended by ")
                + child().status();
    }

    /** What the child said of its method. */
    String childsWord() {
        if (child().word().orElseThrow() instanceof ChildReport.Failed failed) {
            String message = failed.failure().message();
            return isAborted(failed)
                    ? "aborted: " + firstLine(String.valueOf(message))
                    : "failed with "
                            + firstLine(
                                    failed.failure().type()
                                            + (message == null ? "" : ": " + message));
        }
        return "returned";
    }

    /** The ending that the child side is to have. */
    String expected() {
        return childPlan().expectedEnd().described();
    }

    boolean expectsReturn() {
        return childPlan().expectedEnd().equals(ExpectedEnd.RETURN);
    }

    /** Who called for the exit of the child, as far as that is known; empty if not. */
    String exitCaller() {
        return child().exiting().map(this::exitCaller).orElse("");
    }

    private String exitCaller(ChildReport.Exiting exiting) {
        if (exiting.stack().isEmpty()) {
            return "came by no call: HotSpot answers "
                    + child().exitSignal().orElse("a signal")
                    + " by an exit";
        }
        String frames =
                exiting.stack().stream()
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
        String stack = "\"" + exiting.thread() + "\"" + frames;
        return "was called by thread " + new StackExcerpt(stack, childPlan().side()).text();
    }

    /** Where the child crashed; empty if it did not. */
    String crash(boolean evidenceKept) {
        return child().crash().map(crash -> crash(crash, evidenceKept)).orElse("");
    }

    private static String crash(Crash crash, boolean evidenceKept) {
        String where = crash.frame().isEmpty() ? crash.reason() : crash.frame();
        return where
                + (evidenceKept ? ", see " + crash.log() : "")
                + crash.java().map(frame -> "\ncalled at " + frame).orElse("");
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return Visible.text(Cut.to(LONGEST_LINE, line));
    }
}

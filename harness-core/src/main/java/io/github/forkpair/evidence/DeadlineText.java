package io.github.forkpair.evidence;

import io.github.forkpair.PeerGoneException;
import io.github.forkpair.Side;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.outcome.Interruption;
import io.github.forkpair.outcome.ParentHang;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.plan.TimeLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is told of a pair whose deadline passed: where both sides were, and why they stay there. */
final class DeadlineText {

    private final PairWords words;
    private final PairPlan plan;
    private final ChildOutcome child;
    private final Hang hang;
    private final boolean parentWasRunning;
    private final ParentHang parentHang;
    private final StackExcerpt parentStack;

    DeadlineText(PairWords words) {
        this.words = words;
        this.plan = words.plan();
        this.child = words.child();
        this.hang = child.hang();
        this.parentWasRunning = words.parent().isOverdue();
        this.parentHang = words.parent().whereAtDeadline();
        this.parentStack = StackExcerpt.ofSide(parentHang.stack(), plan.parent());
    }

    Rows rows() {
        Rows rows =
                new Rows(who() + " ended " + when() + ".")
                        .row("parent", words.parentName() + parentWas())
                        .row("", parentStack.text())
                        .row("", parentInterrupted());
        for (int i = 0; i < plan.children().size(); i++) {
            new DeadlineText(words.about(i)).addChildTo(rows);
        }
        return rows.row("meeting", hang.meeting()).row("deadlock", hang.deadlock());
    }

    private void addChildTo(Rows rows) {
        String label = plan.isOfMany() ? words.seatName() : "child";
        rows.row(label, words.childName() + " in child " + child.pid() + childAtDeadline())
                .row("", child.overdue() ? childStack() : "")
                .row("", childEnded());
    }

    private String who() {
        long running =
                words.outcome().children().stream()
                        .filter(each -> each.overdue())
                        .filter(each -> each.hang().stage() != Hang.Stage.THROUGH)
                        .count();
        if (plan.isOfMany()) {
            long these = Math.max(1, running + (parentWasRunning ? 1 : 0));
            return these + " of " + words.sides() + " sides had not";
        }
        return !parentWasRunning
                ? "The child side had not"
                : running > 0 ? "Neither side had" : "The parent side had not";
    }

    /** What ended a child whose parent side had ended; else it may as well be that side's end. */
    private String childEnded() {
        return child.overdue() && !parentWasRunning
                ? "It was then " + words.endedBySignal() + "."
                : "";
    }

    private String when() {
        TimeLimit limit = plan.settings().limit();
        String deadline = "the pair's deadline of " + seconds(limit.time()) + ", " + limit.origin();
        return parentHang.toldByOthers()
                ? "when the test was interrupted, before " + deadline
                : "at " + deadline;
    }

    private String parentWas() {
        if (parentHang.stack().isEmpty()) {
            return " " + words.parentDid();
        }
        String doing = parentStack.occupation().overdue();
        return " was " + (doing.isEmpty() ? "here" : doing) + ":";
    }

    private String parentInterrupted() {
        ParentOutcome parent = words.parent();
        if (parent.stillRunning()) {
            return "It " + words.parentDid() + ".";
        }
        Throwable thrown = parent.thrown();
        if (!parentWasRunning || parentHang.stack().isEmpty() || thrown == null) {
            return "";
        }
        String who =
                parentHang.toldByOthers()
                        ? "Not Forkpair but another interrupted the test, such as a timeout of JUnit's own"
                        : "Forkpair then interrupted it";
        if (!Interruption.isAllOf(thrown)) {
            String type = thrown.getClass().getName();
            return who
                    + ", and it failed with "
                    + type.substring(type.lastIndexOf('.') + 1)
                    + ": see Suppressed.";
        }
        String message = thrown instanceof InterruptedException ? thrown.getMessage() : null;
        return who + (message == null ? "." : " (" + message + ").");
    }

    /** Whose fault it is, as far as the sides and the threads of the child show it. */
    Blame blame() {
        Blame ofTheSides = ofTheSides();
        boolean isPlain =
                child.overdue()
                        && (stage() != Hang.Stage.RUNNING
                                || !hang.deadlock().isEmpty()
                                || !hang.stoppedBy().isEmpty());
        return isPlain || died().isEmpty() ? ofTheSides : ofTheSides.butForADeadThread();
    }

    /** Whose fault an ending is; nobody's where it says so itself. */
    Blame blameFor(Verdict.Ending ending) {
        return switch (ending) {
            case PARENT_OVERDUE,
                    CHILD_OVERDUE,
                    BOTH_OVERDUE,
                    CHILD_DEADLOCKED,
                    CHILD_STOPPED,
                    CHILD_EXIT_BLOCKED ->
                    blame();
            case PARENT_FAILED -> waitedInVain() ? Blame.NOBODY.butForADeadThread() : Blame.NOBODY;
            default -> Blame.NOBODY;
        };
    }

    /** A thread that died sent nothing more, and the parent side failed of that. */
    private boolean waitedInVain() {
        ParentOutcome parent = words.parent();
        return parent.thrown() instanceof PeerGoneException
                && child.uncaught().stream().anyMatch(e -> e.nanoTime() <= parent.nanoTime());
    }

    /** Says in which call and line a parent side was; empty where it is not known. */
    static String placeOf(ParentHang hang, PairPlan plan) {
        return hang.stack().isEmpty()
                ? ""
                : StackExcerpt.ofSide(hang.stack(), plan.parent()).place();
    }

    /**
     * Says in which call and line a child was, or why it was in none; empty if neither is known.
     */
    static String placeOf(Hang hang, SideMethod side) {
        if (!hang.stoppedBy().isEmpty()) {
            return "stopped by " + hang.stoppedBy();
        }
        if (hang.threads().isEmpty()) {
            return hang.stage() == Hang.Stage.STARTING ? "its JVM was not up" : "";
        }
        List<StackExcerpt> hooks = StackExcerpt.ofHooks(hang.threads(), side);
        boolean exits = hang.stage() == Hang.Stage.EXITING || hang.stage() == Hang.Stage.THROUGH;
        return exits && !hooks.isEmpty()
                ? hooks.get(0).place()
                : StackExcerpt.ofSide(hang.threads(), side).place();
    }

    /** Those of the child's threads that died while both sides could still wait for them. */
    List<ChildReport.Uncaught> died() {
        return child.uncaught().stream()
                .filter(each -> !parentWasRunning || each.nanoTime() <= words.parent().nanoTime())
                .toList();
    }

    private Blame ofTheSides() {
        if (plan.isOfMany()) {
            Optional<Blame> blame = new DeadlineOfMany(words).blame();
            if (blame.isPresent()) {
                return blame.get();
            }
        }
        boolean childHangs = child.overdue();
        Occupation childs = childHangs ? childOccupation() : Occupation.UNKNOWN;
        if (childHangs && isOnItsWayOut() && !hooks().isEmpty()) {
            String name = hooks().get(0).name();
            return Blame.of(
                    new Hint(
                            "the shutdown hook \"" + name + "\" does not end",
                            "see why it was " + childs.overdue() + "; more time does not help"),
                    Side.CHILD);
        }
        Hang known = childHangs ? hang : Hang.UNKNOWN;
        String limit =
                parentHang.toldByOthers() ? "that timeout" : plan.settings().limit().setting();
        return new DeadlineAdvice(parentStack.occupation(), childs, known, plan, limit).blame();
    }

    /** What the parent side was doing; unknown where it had ended. */
    Occupation parentOccupation() {
        return parentStack.occupation();
    }

    /** What the child was doing; unknown where it had ended. */
    Occupation occupation() {
        return child.overdue() ? childOccupation() : Occupation.UNKNOWN;
    }

    private Occupation childOccupation() {
        return isOnItsWayOut() && !hooks().isEmpty()
                ? hooks().get(0).occupation()
                : childsThread().occupation();
    }

    private StackExcerpt childsThread() {
        return StackExcerpt.ofSide(hang.threads(), words.childPlan().side());
    }

    private List<StackExcerpt> hooks() {
        return StackExcerpt.ofHooks(hang.threads(), words.childPlan().side());
    }

    private boolean isOnItsWayOut() {
        return stage() == Hang.Stage.EXITING || stage() == Hang.Stage.THROUGH;
    }

    private String childAtDeadline() {
        if (!child.overdue()) {
            return " " + words.childAfterwards();
        }
        if (!hang.stoppedBy().isEmpty()) {
            return " had been stopped by " + hang.stoppedBy() + ".";
        }
        if (stage() == Hang.Stage.STARTING) {
            return " had not started yet.";
        }
        if (stage() == Hang.Stage.RUNNING && !hang.threads().isEmpty()) {
            String doing = childsThread().occupation().overdue();
            return " was " + (doing.isEmpty() ? "here" : doing) + ":";
        }
        String was =
                switch (stage()) {
                    case EXITING -> " was on its way out" + bySignal() + ", in its shutdown hooks";
                    case THROUGH -> " had " + words.childsWord() + ", but its process went on";
                    default -> " was running";
                };
        return was
                + (hang.threads().isEmpty()
                        ? " and did not answer when asked for its threads."
                        : ", and was here:");
    }

    private String bySignal() {
        return child.exitSignal().map(signal -> " after " + signal).orElse("");
    }

    private Hang.Stage stage() {
        return hang.stage();
    }

    private String childStack() {
        return isOnItsWayOut() && !hooks().isEmpty()
                ? hooks().stream().map(StackExcerpt::text).collect(Collectors.joining("\n"))
                : childsThread().text() + childsHolder();
    }

    /** Where the thread is that the child side waits for at a monitor; empty if there is none. */
    private String childsHolder() {
        if (!hang.deadlock().isEmpty()) {
            return ""; // the deadlock names all of it
        }
        return childsThread().holder(hang.threads()).map(holder -> "\n" + holder.text()).orElse("");
    }

    static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }
}

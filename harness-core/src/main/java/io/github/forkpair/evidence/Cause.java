package io.github.forkpair.evidence;

import io.github.forkpair.Side;
import io.github.forkpair.evidence.PairEvent.Weight;
import io.github.forkpair.outcome.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Marks the events of a pair's timeline because of which it ended as it did. */
final class Cause {

    private final List<PairEvent> events;
    private final Lane child;

    private Cause(List<PairEvent> events, Lane child) {
        this.events = new ArrayList<>(events);
        this.child = child;
    }

    /**
     * Returns the events with those marked that are the cause of the ending.
     *
     * @param child the lane of the child that it is about
     * @param blame who is to blame for it, as the failure's text tells
     */
    static List<PairEvent> marked(
            List<PairEvent> events, Verdict.Ending ending, Lane child, Blame blame) {
        Cause cause = new Cause(events, child);
        if (blame.threadDied()) {
            cause.first(child, Happening.UNCAUGHT);
            return cause.events;
        }
        if (isADeadline(ending) && cause.overdue(blame)) {
            return cause.events;
        }
        cause.mark(ending);
        return cause.events;
    }

    private static boolean isADeadline(Verdict.Ending ending) {
        return switch (ending) {
            case PARENT_OVERDUE, CHILD_OVERDUE, BOTH_OVERDUE -> true;
            default -> false;
        };
    }

    /** Marks that these were overdue; returns false if none was, as where it had ended. */
    private boolean overdue(Blame blame) {
        boolean marked = false;
        for (Lane lane : blame.lanes()) {
            marked |= first(lane, Happening.OVERDUE);
        }
        for (Side side : blame.sides()) {
            marked |= first(side == Side.PARENT ? Lane.PARENT : child, Happening.OVERDUE);
        }
        return marked;
    }

    private void mark(Verdict.Ending ending) {
        switch (ending) {
            case PASSED -> {}
            case PARENT_ABORTED, PARENT_FAILED ->
                    first(Lane.PARENT, Happening.ENDED, Happening.NOT_CALLED);
            case CHILD_ABORTED, CHILD_FAILED -> first(child, Happening.ENDED);
            case CHILD_NOT_STARTED -> {
                first(child, Happening.PROCESS_ENDED);
                first(Lane.PARENT, Happening.NOT_LAUNCHED);
            }
            case CHILD_EXITED, CHILD_ENDED_OTHERWISE ->
                    first(child, Happening.EXIT_BEGAN, Happening.PROCESS_ENDED);
            case CHILD_SIGNALED, CHILD_CRASHED, CHILD_ENDED_BADLY ->
                    first(child, Happening.PROCESS_ENDED);
            case PARENT_OVERDUE -> first(Lane.PARENT, Happening.OVERDUE);
            case CHILD_OVERDUE, CHILD_DEADLOCKED, CHILD_STOPPED, CHILD_EXIT_BLOCKED ->
                    first(child, Happening.OVERDUE);
            case BOTH_OVERDUE -> {
                first(Lane.PARENT, Happening.OVERDUE);
                first(child, Happening.OVERDUE);
            }
            case LEFT_PROCESSES -> all(child, Happening.LEFT_RUNNING);
        }
    }

    /** Marks the first event of the first of these kinds of which there is one. */
    private boolean first(Lane lane, Happening... kinds) {
        for (Happening what : kinds) {
            for (int i = 0; i < events.size(); i++) {
                if (is(events.get(i), lane, what)) {
                    events.set(i, events.get(i).of(Weight.CAUSE));
                    return true;
                }
            }
        }
        return false;
    }

    private void all(Lane lane, Happening what) {
        events.replaceAll(event -> is(event, lane, what) ? event.of(Weight.CAUSE) : event);
    }

    private static boolean is(PairEvent event, Lane lane, Happening what) {
        return event.lane().isThatOf(lane) && event.what() == what;
    }
}

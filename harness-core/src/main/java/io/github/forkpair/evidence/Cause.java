package io.github.forkpair.evidence;

import io.github.forkpair.Side;
import io.github.forkpair.evidence.PairEvent.Weight;
import io.github.forkpair.outcome.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Marks the events of a pair's course because of which it ended as it did. */
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
            cause.first(child, PairEvent.UNCAUGHT);
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
            marked |= first(lane, PairEvent.OVERDUE);
        }
        for (Side side : blame.sides()) {
            marked |= first(side == Side.PARENT ? Lane.PARENT : child, PairEvent.OVERDUE);
        }
        return marked;
    }

    private void mark(Verdict.Ending ending) {
        switch (ending) {
            case PASSED -> {}
            case PARENT_ABORTED, PARENT_FAILED ->
                    first(Lane.PARENT, PairEvent.ENDED, PairEvent.NOT_CALLED);
            case CHILD_ABORTED, CHILD_FAILED -> first(child, PairEvent.ENDED);
            case CHILD_NOT_STARTED -> {
                first(child, PairEvent.PROCESS_ENDED);
                first(Lane.PARENT, PairEvent.NOT_LAUNCHED);
            }
            case CHILD_EXITED, CHILD_ENDED_OTHERWISE ->
                    first(child, PairEvent.EXIT_BEGAN, PairEvent.PROCESS_ENDED);
            case CHILD_SIGNALED, CHILD_CRASHED, CHILD_ENDED_BADLY ->
                    first(child, PairEvent.PROCESS_ENDED);
            case PARENT_OVERDUE -> first(Lane.PARENT, PairEvent.OVERDUE);
            case CHILD_OVERDUE, CHILD_DEADLOCKED, CHILD_STOPPED, CHILD_EXIT_BLOCKED ->
                    first(child, PairEvent.OVERDUE);
            case BOTH_OVERDUE -> {
                first(Lane.PARENT, PairEvent.OVERDUE);
                first(child, PairEvent.OVERDUE);
            }
            case LEFT_PROCESSES -> all(child, PairEvent.LEFT_RUNNING);
        }
    }

    /** Marks the first event of the first of these names of which there is one. */
    private boolean first(Lane lane, String... names) {
        for (String name : names) {
            for (int i = 0; i < events.size(); i++) {
                if (is(events.get(i), lane, name)) {
                    events.set(i, events.get(i).of(Weight.CAUSE));
                    return true;
                }
            }
        }
        return false;
    }

    private void all(Lane lane, String name) {
        events.replaceAll(event -> is(event, lane, name) ? event.of(Weight.CAUSE) : event);
    }

    private static boolean is(PairEvent event, Lane lane, String name) {
        return event.lane().isThatOf(lane) && event.name().equals(name);
    }
}

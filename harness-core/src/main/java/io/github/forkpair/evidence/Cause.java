package io.github.forkpair.evidence;

import io.github.forkpair.Side;
import io.github.forkpair.evidence.PairEvent.Weight;
import io.github.forkpair.outcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Marks the events of a pair's course because of which it ended as it did. */
final class Cause {

    private final List<PairEvent> events;

    private Cause(List<PairEvent> events) {
        this.events = new ArrayList<>(events);
    }

    /**
     * Returns the events with those marked that are the cause of the ending.
     *
     * @param blame who is to blame for it, as the failure's text tells
     */
    static List<PairEvent> marked(List<PairEvent> events, Verdict.Ending ending, Blame blame) {
        Cause cause = new Cause(events);
        if (blame.threadDied()) {
            cause.first(Side.CHILD, PairEvent.UNCAUGHT);
            return cause.events;
        }
        if (isADeadline(ending) && cause.overdue(blame.sides())) {
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
    private boolean overdue(Set<Side> sides) {
        boolean marked = false;
        for (Side side : sides) {
            marked |= first(side, PairEvent.OVERDUE);
        }
        return marked;
    }

    private void mark(Verdict.Ending ending) {
        switch (ending) {
            case PASSED -> {}
            case PARENT_ABORTED, PARENT_FAILED ->
                    first(Side.PARENT, PairEvent.ENDED, PairEvent.NOT_CALLED);
            case CHILD_ABORTED, CHILD_FAILED -> first(Side.CHILD, PairEvent.ENDED);
            case CHILD_NOT_STARTED -> {
                first(Side.CHILD, PairEvent.PROCESS_ENDED);
                first(Side.PARENT, PairEvent.NOT_LAUNCHED);
            }
            case CHILD_EXITED, CHILD_ENDED_OTHERWISE ->
                    first(Side.CHILD, PairEvent.EXIT_BEGAN, PairEvent.PROCESS_ENDED);
            case CHILD_SIGNALED, CHILD_CRASHED, CHILD_ENDED_BADLY ->
                    first(Side.CHILD, PairEvent.PROCESS_ENDED);
            case PARENT_OVERDUE -> first(Side.PARENT, PairEvent.OVERDUE);
            case CHILD_OVERDUE, CHILD_DEADLOCKED, CHILD_STOPPED, CHILD_EXIT_BLOCKED ->
                    first(Side.CHILD, PairEvent.OVERDUE);
            case BOTH_OVERDUE -> {
                first(Side.PARENT, PairEvent.OVERDUE);
                first(Side.CHILD, PairEvent.OVERDUE);
            }
            case LEFT_PROCESSES -> all(Side.CHILD, PairEvent.LEFT_RUNNING);
        }
    }

    /** Marks the first event of the first of these names of which there is one. */
    private boolean first(Side side, String... names) {
        for (String name : names) {
            for (int i = 0; i < events.size(); i++) {
                if (is(events.get(i), side, name)) {
                    events.set(i, events.get(i).of(Weight.CAUSE));
                    return true;
                }
            }
        }
        return false;
    }

    private void all(Side side, String name) {
        events.replaceAll(event -> is(event, side, name) ? event.of(Weight.CAUSE) : event);
    }

    private static boolean is(PairEvent event, Side side, String name) {
        return event.side() == side && event.name().equals(name);
    }
}

package io.github.forkpair.session;

import io.github.forkpair.Side;
import io.github.forkpair.control.MeetingRefusal;
import io.github.forkpair.evidence.MeetingText;
import io.github.forkpair.outcome.ParentOutcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which sides meet. A side that comes is answered exactly once: as soon as the other has
 * come to the same place, or cannot come there any more. After a failure nobody meets.
 *
 * <p>Safe for several threads. Answers are given, and meetings noted, before anybody else is heard.
 */
final class Meeting {

    /** Takes what becomes of a side's wait; must not wait for anything itself. */
    interface Answer {
        /** The other side has come to the same place. */
        void goOn();

        /** The sides do not meet, for that reason. */
        void fail(String why);
    }

    /** Learns of each side that is let go on, before it is. */
    interface Notes {
        /** A side met the other at a place. */
        void met(Side side, String place);
    }

    private record Arrival(String place, Answer answer) {}

    private final Notes notes;
    private final Duration deadline;
    private final Map<Side, Arrival> waiting = new EnumMap<>(Side.class);
    private @Nullable String over;

    /**
     * Creates the meetings of one pair.
     *
     * @param deadline the pair's, to be named where it has passed
     */
    Meeting(Notes notes, Duration deadline) {
        this.notes = notes;
        this.deadline = deadline;
    }

    /**
     * Takes a side that comes to a place.
     *
     * @throws IllegalStateException if that side waits already; it then goes on waiting
     */
    synchronized void arrive(Side side, String place, Answer answer) {
        if (waiting.containsKey(side)) {
            throw new IllegalStateException(MeetingRefusal.ANOTHER_WAITS);
        }
        waiting.put(side, new Arrival(place, answer));
        Arrival other = waiting.get(side.other());
        if (over != null) {
            fail(over);
        } else if (other != null && other.place().equals(place)) {
            meet(place);
        } else if (other != null) {
            fail(MeetingText.DIFFERENT_PLACES);
            over = MeetingText.DIFFERENT_PLACES_BEFORE;
        }
    }

    /**
     * Takes a side away that was interrupted. Returns whether it was still waiting; if not, it has
     * had its answer.
     */
    synchronized boolean leave(Side side) {
        Arrival arrival = waiting.get(side);
        if (arrival != null) {
            end(MeetingText.interrupted(side, arrival.place()));
        }
        return arrival != null;
    }

    /** Takes note that the child will not come any more, for that reason. */
    synchronized void childEnded(String how) {
        end(how);
    }

    /** Takes note that the parent side will not come any more. */
    synchronized void parentEnded(ParentOutcome parent) {
        end(MeetingText.ended(parent));
    }

    /** Takes note that the pair's deadline has passed, for whoever waits. */
    synchronized void deadlinePassed() {
        end(MeetingText.deadlinePassed(deadline));
    }

    /** Returns who waits where; empty if nobody does. */
    synchronized String whoWaitsWhere() {
        return MeetingText.whoWaitsWhere(place(Side.PARENT), place(Side.CHILD));
    }

    private void meet(String place) {
        waiting.keySet().forEach(side -> notes.met(side, place));
        waiting.values().forEach(arrival -> arrival.answer().goOn());
        waiting.clear();
    }

    private void end(String reason) {
        if (over == null) {
            over = reason;
            fail(reason);
        }
    }

    private void fail(String reason) {
        String text = MeetingText.missed(reason, place(Side.PARENT), place(Side.CHILD));
        waiting.values().forEach(arrival -> arrival.answer().fail(text));
        waiting.clear();
    }

    private @Nullable String place(Side side) {
        Arrival arrival = waiting.get(side);
        return arrival == null ? null : arrival.place();
    }
}

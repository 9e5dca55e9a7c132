package io.github.forkpair.session;

import io.github.forkpair.control.MeetingRefusal;
import io.github.forkpair.evidence.MeetingText;
import io.github.forkpair.outcome.ParentOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which sides meet. A side that comes is answered exactly once: as soon as all that it
 * waits for have come to the same place, or one of them cannot come there any more.
 *
 * <p>Sides are numbers here: 0 is the parent side, the others are the children's. Safe for several
 * threads. Answers are given, and meetings noted, before anybody else is heard.
 */
final class Meeting {

    /** The parent side's number. */
    static final int PARENT = 0;

    /** Takes what becomes of a side's wait; must not wait for anything itself. */
    interface Answer {
        /** All have come to the same place. */
        void goOn();

        /** The sides do not meet, for that reason. */
        void fail(String why);
    }

    /** Learns of each side that is let go on, before it is. */
    interface Listener {
        /** A side met the others at a place. */
        void met(int side, String place);
    }

    /** One place with those who are to come there. */
    private record Place(String name, Set<Integer> sides) {}

    private record Arrival(Place place, Answer answer) {}

    private final Listener listener;
    private final Duration deadline;
    private final MeetingText words;
    private final Map<Integer, Arrival> waiting = new TreeMap<>();

    /** Why a side cannot come any more, those who were the first to be so first. */
    private final Map<Integer, String> gone = new LinkedHashMap<>();

    /** Who has ended and may be started again, and how. */
    private final Map<Integer, String> away = new LinkedHashMap<>();

    /**
     * Creates the meetings of one pair.
     *
     * @param deadline the pair's, to be named where it has passed
     * @param words names its sides
     */
    Meeting(Listener listener, Duration deadline, MeetingText words) {
        this.listener = listener;
        this.deadline = deadline;
        this.words = words;
    }

    /**
     * Takes a side that comes to a place.
     *
     * @param with the names of those who are to meet there; empty for all
     * @throws IllegalStateException if that side waits already; it then goes on waiting
     * @throws IllegalArgumentException if one of the names is no side's, or that side is not named
     */
    synchronized void arrive(int side, String place, List<String> with, Answer answer) {
        if (waiting.containsKey(side)) {
            throw new IllegalStateException(MeetingRefusal.ANOTHER_WAITS);
        }
        Set<Integer> sides = words.sides(side, with);
        waiting.put(side, new Arrival(new Place(place, sides), answer));
        Optional<String> absent = firstOf(gone, sides);
        if (absent.isEmpty() && side == PARENT) {
            absent = firstOf(away, sides);
        }
        if (absent.isPresent()) {
            fail(Set.of(side), absent.get());
            return;
        }
        Place here = waiting.get(side).place();
        Set<Integer> missing = missingAt(here);
        if (missing.isEmpty()) {
            meet(here);
        } else if (missing.stream().anyMatch(this::cannotComeByItself)) {
            failWhoWaitInACircle();
        } // else whoever waits for this side waits, as it does, for some who may come
    }

    /**
     * Takes a side away that was interrupted. Returns whether it was still waiting; if not, it has
     * had its answer.
     */
    synchronized boolean leave(int side) {
        Arrival arrival = waiting.get(side);
        if (arrival != null) {
            end(side, words.interrupted(side, arrival.place().name()));
        }
        return arrival != null;
    }

    /**
     * Takes note that a child will not come any more.
     *
     * @param how what became of it
     */
    synchronized void childEnded(int side, MeetingText.End how) {
        end(side, words.ended(side, how));
    }

    /**
     * Takes note that a child has ended that the parent side may start again: who waits for it does
     * so in vain. A child that comes later may yet meet it; the parent side can not, as it starts
     * no child while it waits.
     */
    synchronized void childIsAway(int side, MeetingText.End how) {
        if (!gone.containsKey(side)) {
            String why = words.ended(side, how);
            away.put(side, why);
            failWhoWaitFor(side, why);
        }
    }

    /** Takes note that a child was started again. */
    synchronized void childIsBack(int side) {
        away.remove(side);
        gone.remove(side);
    }

    /** Takes note that the parent side will not come any more, and start no child again. */
    synchronized void parentEnded(ParentOutcome parent) {
        end(PARENT, MeetingText.ended(parent));
        away.forEach(this::end);
    }

    /** Takes note that the pair's deadline has passed, for whoever waits. */
    synchronized void deadlinePassed() {
        String why = MeetingText.deadlinePassed(deadline);
        words.all().forEach(side -> gone.putIfAbsent(side, why));
        fail(Set.copyOf(waiting.keySet()), why);
    }

    /** Returns who waits where; empty if nobody does. */
    synchronized String whoWaitsWhere() {
        return words.whoWaitsWhere(places());
    }

    private static Optional<String> firstOf(Map<Integer, String> absent, Set<Integer> sides) {
        return absent.entrySet().stream()
                .filter(each -> sides.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void end(int side, String why) {
        if (gone.putIfAbsent(side, why) == null) {
            failWhoWaitFor(side, why);
        }
    }

    private void failWhoWaitFor(int side, String why) {
        Set<Integer> inVain = new TreeSet<>();
        waiting.forEach(
                (other, arrival) -> {
                    if (arrival.place().sides().contains(side)) {
                        inVain.add(other);
                    }
                });
        fail(inVain, why);
    }

    private void meet(Place place) {
        place.sides().forEach(side -> listener.met(side, place.name()));
        place.sides().forEach(side -> waiting.remove(side).answer().goOn());
    }

    private Set<Integer> missingAt(Place place) {
        Set<Integer> missing = new TreeSet<>(place.sides());
        waiting.forEach(
                (side, arrival) -> {
                    if (arrival.place().equals(place)) {
                        missing.remove(side);
                    }
                });
        return missing;
    }

    /**
     * Each of those waits for one who waits for it, at another place. Whoever is at none may still
     * come, and so may who waits where all others may. Who is away waits for the parent side.
     */
    private void failWhoWaitInACircle() {
        Set<Integer> mayGoOn = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<Integer, Arrival> each : waiting.entrySet()) {
                boolean free =
                        missingAt(each.getValue().place()).stream()
                                .map(side -> away.containsKey(side) ? PARENT : side)
                                .allMatch(
                                        side ->
                                                !waiting.containsKey(side)
                                                        || mayGoOn.contains(side));
                more |= free && mayGoOn.add(each.getKey());
            }
        }
        Set<Integer> circle = new TreeSet<>(waiting.keySet());
        circle.removeAll(mayGoOn);
        if (!circle.isEmpty()) {
            Optional<String> absent = firstOf(away, missingAtPlacesOf(circle));
            fail(circle, absent.orElse(MeetingText.DIFFERENT_PLACES));
            if (absent.isEmpty()) {
                circle.forEach(side -> gone.putIfAbsent(side, MeetingText.DIFFERENT_PLACES_BEFORE));
            }
        }
    }

    private boolean cannotComeByItself(int side) {
        return waiting.containsKey(side) || away.containsKey(side);
    }

    private Set<Integer> missingAtPlacesOf(Set<Integer> sides) {
        Set<Integer> missing = new TreeSet<>();
        sides.forEach(side -> missing.addAll(missingAt(waiting.get(side).place())));
        return missing;
    }

    private void fail(Set<Integer> sides, String reason) {
        String text = words.missed(reason, places());
        List<Answer> answers = new ArrayList<>();
        sides.forEach(side -> answers.add(waiting.remove(side).answer()));
        answers.forEach(answer -> answer.fail(text));
    }

    private Map<Integer, String> places() {
        Map<Integer, String> places = new TreeMap<>();
        waiting.forEach((side, arrival) -> places.put(side, arrival.place().name()));
        return places;
    }
}

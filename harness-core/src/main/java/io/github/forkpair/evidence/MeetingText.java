package io.github.forkpair.evidence;

import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.plan.NearestName;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.transfer.Cut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why the sides of a pair do not meet, and who waits where. Sides are numbers: 0 is the parent
 * side, the others are the children's.
 */
public final class MeetingText {

    /** How much of a place's name stands in a text; in characters. */
    private static final int LONGEST_PLACE = 200;

    private static final String FOR_GOOD = ", so no side can meet any more";

    /** They came, but not to one place. */
    public static final String DIFFERENT_PLACES = "The sides came to different meeting places";

    /** They did so at an earlier meeting. */
    public static final String DIFFERENT_PLACES_BEFORE =
            "The sides came to different meeting places before" + FOR_GOOD;

    private static final String PARENT = "parent";

    /** Because of what a child will not come any more. */
    public enum End {
        /** Its side returned. */
        RETURNED(" has returned"),
        /** Its side threw something. */
        FAILED(" has failed"),
        /** Somebody called for the exit of its JVM. */
        EXITS(" has begun to exit"),
        /** It has ended, and did not say why. */
        GONE(" has ended");

        private final String words;

        End(String words) {
            this.words = words;
        }
    }

    private final List<Seat> seats;

    /** Tells of a pair with children in these seats, in the order of their numbers. */
    public MeetingText(List<Seat> seats) {
        this.seats = List.copyOf(seats);
    }

    /** Returns the numbers of all sides. */
    public Set<Integer> all() {
        Set<Integer> all = new TreeSet<>(Set.of(0));
        seats.forEach(seat -> all.add(seat.number()));
        return all;
    }

    /**
     * Returns the numbers of those who are to meet.
     *
     * @param who the number of the side that says so
     * @param names {@code parent}, a role, or one child of a role as {@code node[2]}; none for all
     * @throws IllegalArgumentException if a name is no side's, or that side is not among them
     */
    public Set<Integer> sides(int who, List<String> names) {
        if (names.isEmpty()) {
            return all();
        }
        Set<Integer> sides = new TreeSet<>();
        for (String name : names) {
            sides.addAll(sides(name));
        }
        if (!sides.contains(who)) {
            throw new IllegalArgumentException(
                    "A side meets with others where it is one of them: name "
                            + Visible.text(nameOf(who))
                            + " too.");
        }
        return sides;
    }

    private Set<Integer> sides(String name) {
        Set<Integer> found = new TreeSet<>();
        if (name.equals(PARENT)) {
            found.add(0);
        }
        for (Seat seat : seats) {
            if (seat.role().equals(name) || (seat.role() + "[" + seat.index() + "]").equals(name)) {
                found.add(seat.number());
            }
        }
        if (found.isEmpty()) {
            List<String> known = new ArrayList<>(List.of(PARENT));
            seats.forEach(seat -> known.add(seat.role()));
            List<String> distinct = known.stream().distinct().toList();
            String near =
                    NearestName.to(name, distinct)
                            .map(nearest -> " Did you mean \"" + nearest + "\"?")
                            .orElse("");
            throw new IllegalArgumentException(
                    "No side of this pair is named "
                            + quoted(name)
                            + "."
                            + near
                            + " There are: "
                            + String.join(", ", distinct)
                            + ".");
        }
        return found;
    }

    /** Says that a child has ended. */
    public String ended(int side, End how) {
        String who =
                switch (how) {
                    case EXITS -> isAlone() ? "The child's JVM" : "The JVM of " + nameOf(side);
                    case GONE ->
                            isAlone() ? "The child's process" : "The process of " + nameOf(side);
                    default -> isAlone() ? "The child side" : nameOf(side);
                };
        return who + how.words + FOR_GOOD;
    }

    /** Says that the parent side has ended. */
    public static String ended(ParentOutcome parent) {
        String how =
                !parent.started()
                        ? "was never called"
                        : parent.thrown() == null ? "has returned" : "has failed";
        return "The parent side " + how + FOR_GOOD;
    }

    /** Says that a side was interrupted where it waited. */
    public String interrupted(int side, String place) {
        String who = name(side);
        return Character.toUpperCase(who.charAt(0))
                + who.substring(1)
                + " was interrupted where it waited at "
                + quoted(place)
                + FOR_GOOD;
    }

    /** Says that the deadline has passed. */
    public static String deadlinePassed(Duration deadline) {
        return "The pair's deadline of "
                + DeadlineText.seconds(deadline)
                + " has passed"
                + FOR_GOOD;
    }

    /** Returns the whole text for a side that waits and is not met. */
    public String missed(String why, Map<Integer, String> places) {
        String table = whoWaitsWhere(places);
        return isAlone() ? why + ": " + table + "." : why + ":\n" + table.indent(2).stripTrailing();
    }

    /**
     * Returns who waits where; empty if nobody does.
     *
     * @param places the place of each side that waits at one
     */
    public String whoWaitsWhere(Map<Integer, String> places) {
        if (places.isEmpty()) {
            return "";
        }
        if (!isAlone()) {
            return all().stream()
                    .map(side -> name(side) + " " + place(places.get(side), "at "))
                    .collect(Collectors.joining("\n"));
        }
        int first = places.containsKey(0) ? 0 : 1;
        return name(first)
                + " waits "
                + place(places.get(first), "at ")
                + ", "
                + name(1 - first)
                + " "
                + place(places.get(1 - first), "at ");
    }

    private static String place(@Nullable String place, String at) {
        return place == null ? "nowhere" : at + quoted(place);
    }

    private boolean isAlone() {
        return seats.size() == 1;
    }

    private String name(int side) {
        return side == 0 ? "the parent side" : isAlone() ? "the child side" : nameOf(side);
    }

    private String nameOf(int side) {
        return side == 0 ? PARENT : seats.get(side - 1).name();
    }

    private static final Pattern WAITS =
            Pattern.compile(
                    ".*the (parent|child) side waits at \"(.*)\", the (?:parent|child) side (?:nowhere|at \"(.*)\")\\.?",
                    Pattern.DOTALL);

    /**
     * Says which meeting to add, and where.
     *
     * @param told a text of this class that says who waits where
     */
    static Hint hint(String told, PairPlan plan) {
        Matcher waits = WAITS.matcher(told);
        if (plan.isOfMany() || !waits.matches()) {
            return Hint.NONE;
        }
        String parent = "@ParentSide " + plan.parent().shortName();
        String child = "@ChildSide " + plan.child().side().shortName();
        boolean parents = waits.group(1).equals("parent");
        String who = parents ? parent : child;
        String other = parents ? child : parent;
        String place = waits.group(2);
        return waits.group(3) == null
                ? new Hint(
                        other + " did not come to \"" + place + "\"",
                        "add meet(\"" + place + "\") to " + other + ", or remove it from " + who)
                : new Hint(
                        "two names for one meeting, or one that is left out on one side",
                        "let both sides meet at \""
                                + place
                                + "\" or at \""
                                + waits.group(3)
                                + "\", or add the one that is missing");
    }

    private static String quoted(String place) {
        return '"' + Cut.to(LONGEST_PLACE, Visible.text(place)) + '"';
    }
}

package io.github.forkpair.evidence;

import io.github.forkpair.Side;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.transfer.Cut;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why the sides of a pair do not meet, and who waits where. */
public final class MeetingText {

    /** How much of a place's name stands in a text; in characters. */
    private static final int LONGEST_PLACE = 200;

    private static final String FOR_GOOD = ", so no side can meet any more";

    /** Both came, but not to one place. */
    public static final String DIFFERENT_PLACES = "The sides came to different meeting places";

    /** They did so at an earlier meeting. */
    public static final String DIFFERENT_PLACES_BEFORE =
            "The sides came to different meeting places before" + FOR_GOOD;

    /** The child side returned. */
    public static final String CHILD_RETURNED = "The child side has returned" + FOR_GOOD;

    /** The child side threw something. */
    public static final String CHILD_FAILED = "The child side has failed" + FOR_GOOD;

    /** Somebody called for the exit of the child. */
    public static final String CHILD_EXITS = "The child's JVM has begun to exit" + FOR_GOOD;

    /** The child has ended, and did not say why. */
    public static final String CHILD_GONE = "The child's process has ended" + FOR_GOOD;

    private MeetingText() {}

    /** Says that the parent side has ended. */
    public static String ended(ParentOutcome parent) {
        String how =
                !parent.started()
                        ? "was never called"
                        : parent.thrown() == null ? "has returned" : "has failed";
        return "The parent side " + how + FOR_GOOD;
    }

    /** Says that a side was interrupted where it waited. */
    public static String interrupted(Side side, String place) {
        return "The "
                + name(side)
                + " side was interrupted where it waited at "
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
    public static String missed(String why, @Nullable String parents, @Nullable String childs) {
        return why + ": " + whoWaitsWhere(parents, childs) + ".";
    }

    /**
     * Returns who waits where; empty if nobody does.
     *
     * @param parents the place where the parent side waits, or null if it does not wait at any
     * @param childs likewise the child side's
     */
    public static String whoWaitsWhere(@Nullable String parents, @Nullable String childs) {
        if (parents != null) {
            return waits(Side.PARENT, parents, childs);
        }
        return childs != null ? waits(Side.CHILD, childs, null) : "";
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
        if (!waits.matches()) {
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

    private static String waits(Side side, String place, @Nullable String others) {
        return "the "
                + name(side)
                + " side waits at "
                + quoted(place)
                + ", the "
                + name(side.other())
                + " side "
                + (others == null ? "nowhere" : "at " + quoted(others));
    }

    private static String name(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String place) {
        return '"' + Cut.to(LONGEST_PLACE, Visible.text(place)) + '"';
    }
}

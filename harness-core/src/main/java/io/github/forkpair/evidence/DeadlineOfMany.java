package io.github.forkpair.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is likely at the deadline of a pair with several children: who waits for the others, and who
 * keeps them waiting.
 */
record DeadlineOfMany(PairWords words) {

    private static final int MOST_NAMES = 6;

    /** A side that had not ended, and what it was doing. */
    private record At(String name, Occupation occupation) {}

    /** Returns what is likely; nothing where less than two sides had not ended. */
    Optional<Hint> hint() {
        List<At> waiting = new ArrayList<>();
        List<At> busy = new ArrayList<>();
        for (At side : sides()) {
            if (DeadlineAdvice.needsTheOther(side.occupation())) {
                waiting.add(side);
            } else if (DeadlineAdvice.isKnown(side.occupation())) {
                busy.add(side);
            }
        }
        if (waiting.size() >= 2 && busy.isEmpty()) {
            return Optional.of(
                    new Hint(
                            "each waits for another of them: " + names(waiting),
                            "let one give what another waits for before it waits itself; more time"
                                    + " does not help"));
        }
        if (!waiting.isEmpty() && busy.size() == 1) {
            At culprit = busy.get(0);
            return Optional.of(
                    new Hint(
                            names(waiting)
                                    + (waiting.size() == 1 ? "; it waits" : "; they wait")
                                    + ", as it seems, for "
                                    + culprit.name()
                                    + ", which was "
                                    + culprit.occupation().overdue(),
                            "see why " + culprit.name() + " did not go on"));
        }
        return Optional.empty();
    }

    private List<At> sides() {
        List<At> sides = new ArrayList<>();
        if (words.parent().isOverdue()) {
            sides.add(new At("the parent side", new DeadlineText(words).parentOccupation()));
        }
        for (int i = 0; i < words.plan().children().size(); i++) {
            PairWords about = words.about(i);
            if (about.child().overdue()) {
                String name = Visible.text(about.childPlan().seat().name());
                sides.add(new At(name, new DeadlineText(about).occupation()));
            }
        }
        return sides;
    }

    private static String names(List<At> sides) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < Math.min(sides.size(), MOST_NAMES); i++) {
            At side = sides.get(i);
            names.append(i == 0 ? "" : ", ")
                    .append(side.name())
                    .append(" for ")
                    .append(DeadlineAdvice.what(side.occupation().kind()));
        }
        return names + (sides.size() > MOST_NAMES ? ", and others" : "");
    }
}

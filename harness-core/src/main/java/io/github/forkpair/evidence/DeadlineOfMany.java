package io.github.forkpair.evidence;

import io.github.forkpair.plan.Seat;
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
    private record At(String name, Lane lane, Occupation occupation) {}

    /** Returns what is likely and whose fault; nothing where no side waits for another. */
    Optional<Blame> blame() {
        List<At> waiting = new ArrayList<>();
        List<At> busy = new ArrayList<>();
        for (At side : sides()) {
            if (DeadlineAdvice.needsTheOther(side.occupation())) {
                waiting.add(side);
            } else if (DeadlineAdvice.isKnown(side.occupation())) {
                busy.add(side);
            }
        }
        Optional<Blame> frozen = frozen(waiting);
        if (frozen.isPresent()) {
            return frozen;
        }
        List<At> circle = circle(waiting);
        if (!circle.isEmpty()) {
            return Optional.of(eachWaits("the next", circle));
        }
        if (waiting.size() >= 2 && busy.isEmpty()) {
            return Optional.of(eachWaits("another of them", waiting));
        }
        if (!waiting.isEmpty() && busy.size() == 1) {
            At culprit = busy.get(0);
            Hint hint =
                    new Hint(
                            culprit.name()
                                    + " was "
                                    + culprit.occupation().overdue()
                                    + ", while these waited: "
                                    + names(waiting),
                            "see why " + culprit.name() + " did not go on");
            return Optional.of(Blame.ofMany(hint, List.of(culprit.lane())));
        }
        return Optional.empty();
    }

    private static Blame eachWaits(String whom, List<At> sides) {
        Hint hint =
                new Hint(
                        "each waits for " + whom + ": " + names(sides),
                        "let one give what another waits for before it waits itself; more time does"
                                + " not help");
        return Blame.ofMany(hint, sides.stream().map(At::lane).toList());
    }

    /** Returns sides of which each waits for the next, and the last for the first; none if none. */
    private static List<At> circle(List<At> waiting) {
        for (At first : waiting) {
            List<At> chain = new ArrayList<>();
            Optional<At> next = Optional.of(first);
            while (next.isPresent() && !chain.contains(next.get())) {
                chain.add(next.get());
                String with = next.get().occupation().with();
                next = waiting.stream().filter(each -> each.name().equals(with)).findFirst();
            }
            if (next.isPresent() && next.get().equals(first)) {
                return chain;
            }
        }
        return List.of();
    }

    /** One that stands still keeps all who wait for it. */
    private Optional<Blame> frozen(List<At> waiting) {
        for (int i = 0; i < words.plan().children().size(); i++) {
            PairWords about = words.about(i);
            String by = about.child().hang().stoppedBy();
            if (about.child().overdue() && !by.isEmpty()) {
                Seat seat = about.childPlan().seat();
                String others = waiting.isEmpty() ? "" : ", while these waited: " + names(waiting);
                String name = Visible.text(seat.name());
                Hint hint =
                        new Hint(
                                name
                                        + " was frozen by "
                                        + by
                                        + ": ChildProcess.freeze() and no thaw() after it, or a stop"
                                        + " from outside"
                                        + others,
                                "let the parent side thaw it");
                return Optional.of(Blame.ofMany(hint, List.of(Lane.ofChild(seat.number()))));
            }
        }
        return Optional.empty();
    }

    private List<At> sides() {
        List<At> sides = new ArrayList<>();
        if (words.parent().isOverdue()) {
            sides.add(
                    new At(
                            "the parent side",
                            Lane.PARENT,
                            new DeadlineText(words).parentOccupation()));
        }
        for (int i = 0; i < words.plan().children().size(); i++) {
            PairWords about = words.about(i);
            if (about.child().overdue()) {
                String name = Visible.text(about.childPlan().seat().name());
                Lane lane = Lane.ofChild(about.childPlan().seat().number());
                sides.add(new At(name, lane, new DeadlineText(about).occupation().ofChild()));
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
                    .append(DeadlineAdvice.what(side.occupation()));
        }
        return names + (sides.size() > MOST_NAMES ? ", and others" : "");
    }
}

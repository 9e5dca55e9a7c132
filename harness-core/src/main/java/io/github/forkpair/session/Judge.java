package io.github.forkpair.session;

import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.Interruption;
import io.github.forkpair.outcome.Judgement;
import io.github.forkpair.outcome.Judgement.Failing;
import io.github.forkpair.outcome.Judgement.Who;
import io.github.forkpair.outcome.PairOutcome;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.Verdict.Ending;
import io.github.forkpair.plan.OnLeftovers;
import io.github.forkpair.plan.PairPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.opentest4j.TestAbortedException;

/**
 * Decides what a pair's test shall come to: whoever failed first in time is the failure, and what
 * the others did is suppressed under it.
 */
final class Judge {

    private final ParentOutcome parent;
    private final List<ChildRules> children = new ArrayList<>();
    private final boolean leftoversFail;

    private Judge(PairPlan plan, PairOutcome outcome) {
        this.parent = outcome.parent();
        this.leftoversFail = plan.settings().leftovers() == OnLeftovers.FAIL;
        for (int i = 0; i < outcome.children().size(); i++) {
            ChildOutcome child = outcome.children().get(i);
            children.add(new ChildRules(plan.children().get(i).expectedEnd(), child, parent));
        }
    }

    /** Judges a pair that has ended. */
    static Judgement of(PairPlan plan, PairOutcome outcome) {
        return new Judge(plan, outcome).judgement();
    }

    private Judgement judgement() {
        OptionalInt failed = firstOf(failedChildren());
        boolean childWasFirst =
                failed.isPresent()
                        && (parent.thrown() == null && !parent.isOverdue()
                                || children.get(failed.getAsInt()).failedBeforeTheParent());
        if (childWasFirst) {
            return ofChild(failed.getAsInt());
        }
        OptionalInt overdue = firstWhere(ChildRules::isOnlyOverdue);
        if (parent.isOverdue() || parent.thrown() == null && overdue.isPresent()) {
            return ofDeadline(overdue);
        }
        if (parent.thrown() != null) {
            return ofParent();
        }
        OptionalInt left = firstWhere(rules -> !rules.child().leftovers().isEmpty());
        return leftoversFail && left.isPresent()
                ? judgement(
                        Ending.LEFT_PROCESSES, List.of(new Failing(Who.LEFTOVERS, left.getAsInt())))
                : judgement(Ending.PASSED, List.of());
    }

    private Judgement ofChild(int first) {
        List<Failing> failures = new ArrayList<>();
        failures.add(new Failing(Who.CHILD, first));
        failedChildren().filter(child -> child != first).forEach(child -> add(failures, child));
        addOverdue(failures, firstWhere(ChildRules::isOnlyOverdue));
        addParent(failures);
        return judgement(children.get(first).ending(), failures);
    }

    private Judgement ofParent() {
        List<Failing> failures = new ArrayList<>();
        addParent(failures);
        addOverdue(failures, firstWhere(ChildRules::isOnlyOverdue));
        failedChildren().forEach(child -> add(failures, child));
        return judgement(
                parent.thrown() instanceof TestAbortedException
                        ? Ending.PARENT_ABORTED
                        : Ending.PARENT_FAILED,
                failures);
    }

    private Judgement ofDeadline(OptionalInt overdue) {
        List<Failing> failures = new ArrayList<>();
        int about = overdue.orElse(0);
        failures.add(new Failing(Who.DEADLINE, about));
        addParent(failures);
        indexes()
                .filter(child -> children.get(child).failedInTime())
                .forEach(child -> add(failures, child));
        return judgement(
                EndingOfChild.atTheDeadline(children.get(about).child(), parent.isOverdue()),
                failures);
    }

    /** The deadline's text tells of an interrupt of ours, and of where it came. */
    private void addParent(List<Failing> failures) {
        Throwable thrown = parent.thrown();
        boolean told =
                !failures.isEmpty()
                        && failures.get(0).who() == Who.DEADLINE
                        && parent.isOverdue()
                        && thrown != null
                        && Interruption.isAllOf(thrown);
        if (thrown != null && !told) {
            failures.add(new Failing(Who.PARENT, 0));
        }
    }

    private static void add(List<Failing> failures, int child) {
        failures.add(new Failing(Who.CHILD, child));
    }

    /** Once: the text tells of all that went on. */
    private static void addOverdue(List<Failing> failures, OptionalInt child) {
        child.ifPresent(overdue -> failures.add(new Failing(Who.DEADLINE, overdue)));
    }

    /**
     * Returns the children that failed, in the order in which they did. Siblings hear of a child's
     * end before that is seen from outside: what they then fail of comes after it.
     */
    private IntStream failedChildren() {
        List<Integer> failed =
                indexes().filter(child -> children.get(child).failed()).boxed().toList();
        boolean oneDied = failed.stream().anyMatch(child -> children.get(child).diedWithoutAWord());
        return failed.stream()
                .sorted(
                        Comparator.comparing(
                                        (Integer child) ->
                                                oneDied && children.get(child).heardOfAnEnd())
                                .thenComparing(child -> children.get(child).failureNanos()))
                .mapToInt(child -> child);
    }

    private OptionalInt firstWhere(Predicate<ChildRules> rule) {
        return firstOf(indexes().filter(child -> rule.test(children.get(child))));
    }

    private static OptionalInt firstOf(IntStream found) {
        return found.findFirst();
    }

    private IntStream indexes() {
        return IntStream.range(0, children.size());
    }

    private static Judgement judgement(Ending ending, List<Failing> failures) {
        return new Judgement(ending, failures);
    }
}

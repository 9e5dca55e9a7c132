package io.github.forkpair.junit;

import io.github.forkpair.plan.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a class's sides, pair by pair, so that each mistake fails its own pair's test
 * and no other. A child side that nobody pairs with has no test: it goes with the parent side whose
 * name is most like its own among those that lack a child side, for that is one mistake; else it is
 * nobody's.
 */
final class PairProblems {

    private final ClassSides sides;
    private final List<SideProblem> problems;

    PairProblems(ClassSides sides) {
        this.sides = sides;
        this.problems = SideChecks.problemsOf(sides);
    }

    /** Returns what is wrong with the pair of a parent side, each as a text of its own. */
    List<String> of(SideOfClass parent) {
        List<SideOfClass> pair = new ArrayList<>();
        pair.add(parent);
        for (SideOfClass child : sides.children()) {
            if (child.pair().equals(parent.pair())
                    || goesWith(child).filter(parent::equals).isPresent()) {
                pair.add(child);
            }
        }
        return textsOf(pair);
    }

    /** Returns what is wrong with a child side that is nobody's. */
    List<String> ofNobodys(SideOfClass child) {
        return textsOf(List.of(child));
    }

    /** Returns the child sides whose mistakes no parent side's test would tell. */
    List<SideOfClass> nobodys() {
        return sides.children().stream()
                .filter(child -> sides.isLonely(child) && goesWith(child).isEmpty())
                .toList();
    }

    private List<String> textsOf(List<SideOfClass> pair) {
        Set<String> texts = new LinkedHashSet<>();
        for (SideProblem problem : problems) {
            if (problem.sides().stream().anyMatch(pair::contains)) {
                texts.add(problem.text());
            }
        }
        return List.copyOf(texts);
    }

    private Optional<SideOfClass> goesWith(SideOfClass child) {
        List<SideOfClass> lonely = sides.parents().stream().filter(sides::isLonely).toList();
        if (!sides.isLonely(child) || lonely.isEmpty()) {
            return Optional.empty();
        }
        if (lonely.size() == 1) {
            return Optional.of(lonely.get(0));
        }
        List<String> names = lonely.stream().map(SideOfClass::pair).toList();
        return NearestName.to(child.pair(), names)
                .flatMap(
                        name ->
                                lonely.stream()
                                        .filter(side -> side.pair().equals(name))
                                        .findFirst());
    }
}

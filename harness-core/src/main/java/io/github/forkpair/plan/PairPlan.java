package io.github.forkpair.plan;

import java.util.List;

/**
 * One pair that shall run.
 *
 * @param parent the method of the parent side, which the front end runs
 * @param children the child sides; one, so far
 * @param sharedDir whether a side asks for a directory that both have
 * @param settings under which settings
 */
public record PairPlan(
        SideMethod parent, List<ChildPlan> children, boolean sharedDir, Settings settings) {

    /** Copies the list. */
    public PairPlan {
        children = List.copyOf(children);
        if (children.size() != 1) {
            throw new IllegalArgumentException(
                    "A pair has one child, not " + children.size() + ".");
        }
    }

    /** Returns the pair's child. */
    public ChildPlan child() {
        return children.get(0);
    }
}

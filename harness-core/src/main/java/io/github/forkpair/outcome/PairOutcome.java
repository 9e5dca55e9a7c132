package io.github.forkpair.outcome;

import java.util.List;

/**
 * How all sides of a pair ended.
 *
 * @param parent how the parent side's method did
 * @param children how its children did, in the order of the plan
 */
public record PairOutcome(ParentOutcome parent, List<ChildOutcome> children) {

    /** Copies the list. */
    public PairOutcome {
        children = List.copyOf(children);
    }
}

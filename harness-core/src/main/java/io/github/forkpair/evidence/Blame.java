package io.github.forkpair.evidence;

import io.github.forkpair.Side;
import java.util.List;
import java.util.Set;

/**
 * What a pair ended of where no side's own failure says it: one judgement, that the failure's text
 * tells and that the report marks.
 *
 * @param hint what is told of it
 * @param sides who would have had to go on; empty where that is neither
 * @param lanes whose they are, where a pair has several children; else empty
 * @param threadDied whether a thread of the child died before that, which comes before the sides
 */
record Blame(Hint hint, Set<Side> sides, List<Lane> lanes, boolean threadDied) {

    /** Nothing but the ending itself is known. */
    static final Blame NOBODY = new Blame(Hint.NONE, Set.of(), List.of(), false);

    static Blame of(Hint hint, Side... sides) {
        return new Blame(hint, Set.of(sides), List.of(), false);
    }

    static Blame ofMany(Hint hint, List<Lane> lanes) {
        return new Blame(hint, Set.of(), lanes, false);
    }

    Blame butForADeadThread() {
        return new Blame(hint, sides, lanes, true);
    }
}

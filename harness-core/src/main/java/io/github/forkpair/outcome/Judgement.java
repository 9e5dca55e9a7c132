package io.github.forkpair.outcome;

import java.util.List;

/**
 * What a pair came to, judged once. The text, the throwable and the trace are told from it.
 *
 * @param ending how the pair ended
 * @param failures whose failing makes up the ending, the test's own first and then what is
 *     suppressed under it; empty where the pair passed
 */
public record Judgement(Verdict.Ending ending, List<Failing> failures) {

    /** Who failed. */
    public enum Who {
        /** The parent side's method threw. */
        PARENT,
        /** A child failed, by what its side threw or by how its process ended. */
        CHILD,
        /** Whoever went on at the deadline. */
        DEADLINE,
        /** A child left processes running. */
        LEFTOVERS
    }

    /**
     * One failing.
     *
     * @param who who failed
     * @param child which child it is about, by its place in the plan; the first where it is about
     *     none
     */
    public record Failing(Who who, int child) {}

    /** Copies the list. */
    public Judgement {
        failures = List.copyOf(failures);
    }

    /** Tells whether nobody failed. */
    public boolean passed() {
        return failures.isEmpty();
    }

    /** Tells whether it makes the test fail, rather than pass or be aborted. */
    public boolean failed() {
        return ending.result() == PairResult.FAILED;
    }

    /** Returns which child the pair's ending is about; the first where it is about none. */
    public int child() {
        return passed() ? 0 : failures.get(0).child();
    }
}

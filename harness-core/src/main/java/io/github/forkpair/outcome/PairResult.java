package io.github.forkpair.outcome;

import java.util.Locale;

/** What became of a pair, for whoever counts. */
public enum PairResult {
    /** Both sides did what they should. */
    PASSED,
    /** One did not. */
    FAILED,
    /** An assumption did not hold. */
    ABORTED,
    /** Forkpair itself did not run it, since this system cannot. */
    SKIPPED,
    /** It began, and nobody wrote down how it ended. */
    UNFINISHED;

    /** Returns it as evidence has it: {@code failed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static PairResult of(String word) {
        for (PairResult each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no pair comes to " + word);
    }
}

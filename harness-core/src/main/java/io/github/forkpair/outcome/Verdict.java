package io.github.forkpair.outcome;

import org.jspecify.annotations.Nullable;

/**
 * What a pair's test shall come to.
 *
 * @param result passed, failed or aborted
 * @param failure what the test shall throw; null where it passed
 */
public record Verdict(Result result, @Nullable Throwable failure) {

    /** The three ways a test can end. */
    public enum Result {
        /** Both sides did what they should. */
        PASSED,
        /** One did not. */
        FAILED,
        /** An assumption did not hold. */
        ABORTED
    }

    /** Both sides did what they should. */
    public static Verdict passed() {
        return new Verdict(Result.PASSED, null);
    }

    /** Tells whether the pair failed. */
    public boolean failed() {
        return result == Result.FAILED;
    }
}

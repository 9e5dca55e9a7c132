package io.github.forkpair.plan;

/** When something is shown or kept. */
public enum When {
    /** When the pair failed. */
    ON_FAILURE,
    /** After every pair. */
    ALWAYS,
    /** After none. */
    NEVER;

    /** Tells whether it is, after a pair that failed or did not. */
    public boolean appliesTo(boolean failed) {
        return this == ALWAYS || this == ON_FAILURE && failed;
    }
}

package io.github.forkpair.plan;

/** When something is shown or kept. */
public enum When {
    /** When the pair failed, or has something to warn of. */
    ON_FAILURE,
    /** After every pair. */
    ALWAYS,
    /** After none. */
    NEVER;

    /** Tells whether it is, after a pair in which something went wrong or nothing did. */
    public boolean appliesTo(boolean wrong) {
        return this == ALWAYS || this == ON_FAILURE && wrong;
    }
}

package io.github.forkpair.plan;

/** What becomes of a pair whose child left processes running. They are ended in any case. */
public enum OnLeftovers {
    /** It fails. */
    FAIL,
    /** It passes, with a warning. */
    WARN
}

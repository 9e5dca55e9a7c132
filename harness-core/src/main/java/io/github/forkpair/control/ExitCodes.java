package io.github.forkpair.control;

/**
 * The codes with which the harness itself ends a child. What counts is the child's report, not
 * these.
 */
public final class ExitCodes {

    /** The child side returned. */
    public static final int RETURNED = 0;

    /** The child side threw something, or could not be started. */
    public static final int FAILED = 1;

    /** The parent went away, so the child ended itself. */
    public static final int ORPHANED = 70;

    private ExitCodes() {}
}

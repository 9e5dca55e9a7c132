package io.github.forkpair.session;

/** The parent side's method, as a front end calls it. */
public interface ParentSide {

    /**
     * Runs it.
     *
     * @throws Throwable whatever it throws
     */
    void run() throws Throwable;
}

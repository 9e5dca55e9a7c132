package io.github.forkpair.child;

/**
 * Runs a child side in a front end's own way, in the child. It has a constructor without
 * parameters, and is created for one side.
 */
public interface SideRunner {

    /**
     * Runs the side, with all that goes with it, and returns when that is through.
     *
     * @throws Throwable what the side's method threw, or what kept it from running
     */
    void run(GivenSide side) throws Throwable;
}

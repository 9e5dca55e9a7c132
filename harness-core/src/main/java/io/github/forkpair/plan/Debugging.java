package io.github.forkpair.plan;

/**
 * Who looks into a pair with a debugger.
 *
 * @param child whether the child is started for one, by its setting or by an argument of its own
 * @param port where the child waits; 0 for any free port
 * @param testJvm whether the test JVM was started for one
 */
public record Debugging(boolean child, int port, boolean testJvm) {

    /** Nobody does. */
    public static final Debugging NONE = new Debugging(false, 0, false);

    /** Tells whether somebody looks into either side. */
    public boolean any() {
        return child || testJvm;
    }

    /** Returns the same with a debugger on the test JVM. */
    Debugging ofTestJvm() {
        return new Debugging(child, port, true);
    }
}

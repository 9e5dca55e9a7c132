package io.github.forkpair.control;

/**
 * The table of descriptors that a spawned child is given, and has no other. 0 is empty, 1 and 2 are
 * its output; these are also those of all that it starts.
 */
public final class ChildDescriptors {

    /** By which it is told something. */
    public static final int ORDERS = 3;

    /** By which it reports. */
    public static final int REPORTS = 4;

    /** Its end of the channel under test. */
    public static final int CHANNEL = 5;

    private ChildDescriptors() {}
}

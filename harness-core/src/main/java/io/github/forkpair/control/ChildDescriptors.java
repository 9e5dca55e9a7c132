package io.github.forkpair.control;

/**
 * The table of descriptors that a spawned child is given; it has no other. The first three are also
 * those of all that it starts.
 */
public final class ChildDescriptors {

    /** Its standard input, which is empty. */
    public static final int INPUT = 0;

    /** Its standard output. */
    public static final int OUTPUT = 1;

    /** Its standard error. */
    public static final int ERROR = 2;

    /** By which it is told something. */
    public static final int ORDERS = 3;

    /** By which it reports. */
    public static final int REPORTS = 4;

    /** Its end of the channel under test. */
    public static final int CHANNEL = 5;

    /** By which its side is answered at a meeting place. */
    public static final int ANSWERS = 6;

    /** The memory that all sides have; only where a side asks for it. */
    public static final int MEMORY = 7;

    /** The message queue that all sides have; only where a side asks for it. */
    public static final int QUEUE = 8;

    /** How many there are, but for these. */
    public static final int COUNT = 7;

    private ChildDescriptors() {}
}

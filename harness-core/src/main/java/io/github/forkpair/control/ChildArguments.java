package io.github.forkpair.control;

/**
 * How the arguments of a child's main begin, or what they are. They are about its JVM, whatever
 * that will run: its properties must be set before it hears of a side, and its temporary directory
 * has to go also if it never does. The side itself is an argument only where nobody tells the child
 * to begin.
 */
public final class ChildArguments {

    /** Precedes the test JVM's system properties, or {@link #IN_FILE}. */
    public static final String PROPERTIES = "--properties=";

    /** Precedes the name of a file that has the properties. */
    public static final String IN_FILE = "@";

    /** Precedes the name of the JVM's own temporary directory. */
    public static final String TEMPORARY = "--temporary=";

    /**
     * Comes last. Says that there is no parent: the channel's descriptor is recorded input, and
     * those of the control pipes are the JVM's own files.
     */
    public static final String ALONE = "--alone";

    private ChildArguments() {}
}

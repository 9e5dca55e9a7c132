package io.github.forkpair.control;

/** What a thread is told that cannot wait at a meeting place, the same in both processes. */
public final class MeetingRefusal {

    /** The name is null. */
    public static final String NO_NAME =
            "A meeting place has a name, and null is none. Give it one that both sides know.";

    /** Another thread of the same side waits. */
    public static final String ANOTHER_WAITS =
            "Another thread of this side waits at a meeting place already, and only one of a side can.";

    /** The thread was interrupted. */
    public static final String INTERRUPTED =
            "This thread was interrupted where it waited to meet the other side.";

    private MeetingRefusal() {}
}

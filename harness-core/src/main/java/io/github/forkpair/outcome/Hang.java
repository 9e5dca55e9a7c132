package io.github.forkpair.outcome;

/**
 * What a child was doing at the deadline.
 *
 * @param threads a dump of its threads; empty where it did not answer
 * @param deadlock which of its threads wait for each other, a line for each; empty where none do
 * @param stoppedBy the name of the signal that had stopped it, such as {@code SIGSTOP}; empty where
 *     it was not stopped
 */
public record Hang(String threads, String deadlock, String stoppedBy) {

    /** Nothing is known, since nobody asked. */
    public static final Hang UNKNOWN = new Hang("", "", "");
}

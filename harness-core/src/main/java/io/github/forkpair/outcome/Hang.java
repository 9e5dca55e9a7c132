package io.github.forkpair.outcome;

/**
 * What a child was doing at the deadline, before anybody began to end it.
 *
 * @param stage how far it had come
 * @param threads a dump of its threads; empty where it did not answer
 * @param deadlock which of its threads wait for each other, a line for each; empty where none do
 * @param stoppedBy the name of the signal that had stopped it, such as {@code SIGSTOP}; empty where
 *     it was not stopped
 * @param meeting which side waited at which meeting place; empty where none did
 */
public record Hang(Stage stage, String threads, String deadlock, String stoppedBy, String meeting) {

    /** How far a child can have come. */
    public enum Stage {
        /** Its JVM was not up. */
        STARTING,
        /** Its side's method was running. */
        RUNNING,
        /** Somebody had called for its exit, before the method was through. */
        EXITING,
        /** Its side's method was through. */
        THROUGH
    }

    /** Nothing is known, since nobody asked. */
    public static final Hang UNKNOWN = new Hang(Stage.RUNNING, "", "", "", "");
}

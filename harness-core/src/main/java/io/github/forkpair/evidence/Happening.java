package io.github.forkpair.evidence;

/** What can happen to a pair, by the words that evidence has for it. */
public enum Happening {
    /** The child's process was started. */
    LAUNCHED("launched"),
    /** The child's JVM said that it is up. */
    READY("ready"),
    /** Somebody else than the child connected, and was turned away. */
    TURNED_AWAY("turned away"),
    /** The parent side's method was called. */
    CALLED("method called"),
    /** The parent side's method was never called. */
    NOT_CALLED("method not called"),
    /** No child could be launched. */
    NOT_LAUNCHED("launch failed"),
    /** A side's method returned or failed. */
    ENDED("method ended"),
    /** The parent side sent a message. */
    SENT("sent"),
    /** The parent side could not send a message. */
    NOT_SENT("not sent"),
    /** The parent side received a message. */
    RECEIVED("received"),
    /** The parent side wrote to its raw end. */
    WROTE("wrote"),
    /** The parent side read from its raw end. */
    READ("read"),
    /** A side met the others at the place that the detail names. */
    MET("met"),
    /** The child printed on its standard output. */
    STDOUT("stdout"),
    /** The child printed on its standard error. */
    STDERR("stderr"),
    /** Events of which there were too many stand for one. */
    LEFT_OUT("left out"),
    /** A side was still running at the deadline. */
    OVERDUE("overdue"),
    /** The parent side hung up. */
    HUNG_UP("hung up"),
    /** Nobody caught what a thread of the child threw. */
    UNCAUGHT("uncaught"),
    /** The child's JVM began to exit before its side's method was through. */
    EXIT_BEGAN("exit began"),
    /** The child's process was seen to have ended. */
    PROCESS_ENDED("process ended"),
    /** A process that the child left running was ended. */
    LEFT_RUNNING("left running"),
    /** It was decided what the pair came to. */
    VERDICT("verdict");

    private final String word;

    Happening(String word) {
        this.word = word;
    }

    /** Returns it as evidence has it: {@code method ended}. */
    public String word() {
        return word;
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Happening of(String word) {
        for (Happening each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        throw new IllegalArgumentException("nothing happens by the name of " + word);
    }
}

package io.github.forkpair.evidence;

import java.util.Locale;

/**
 * One thing that happened to a pair, or a run of like things.
 *
 * @param nanos when, from the pair's begin
 * @param lastNanos when the last of a run was; as {@code nanos} for a single one
 * @param lane in which process
 * @param name what happened: one of this type's names, or another word
 * @param count how many of a run there were; lines for output, 0 where they were not counted
 * @param bytes how large they were together; 0 where that has no meaning
 * @param detail more on it, such as a message's type; empty where there is no more
 * @param value what a message held, or the beginning of it; empty where that is not known
 * @param weight what it means for how the pair ended
 */
public record PairEvent(
        long nanos,
        long lastNanos,
        Lane lane,
        String name,
        long count,
        long bytes,
        String detail,
        String value,
        Weight weight) {

    /** What an event means for how its pair ended. */
    public enum Weight {
        /** It says nothing of that. */
        USUAL,
        /** Something went wrong there, which is not what the pair ended of. */
        TROUBLE,
        /** The pair ended so because of it. */
        CAUSE;

        /** Returns it as evidence has it: {@code cause}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Creates an event of no weight, that is about no message's value. */
    public PairEvent(
            long nanos,
            long lastNanos,
            Lane lane,
            String name,
            long count,
            long bytes,
            String detail) {
        this(nanos, lastNanos, lane, name, count, bytes, detail, "", Weight.USUAL);
    }

    /** The child's process was started. */
    public static final String LAUNCHED = "launched";

    /** The child's JVM said that it is up. */
    public static final String READY = "ready";

    /** The parent side's method was called. */
    public static final String CALLED = "method called";

    /** The parent side's method was never called. */
    public static final String NOT_CALLED = "method not called";

    /** No child could be launched. */
    public static final String NOT_LAUNCHED = "launch failed";

    /** A side's method returned or failed. */
    public static final String ENDED = "method ended";

    /** The parent side sent a message. */
    public static final String SENT = "sent";

    /** The parent side could not send a message. */
    public static final String NOT_SENT = "not sent";

    /** The parent side received a message. */
    public static final String RECEIVED = "received";

    /** The parent side wrote to its raw end. */
    public static final String WROTE = "wrote";

    /** The parent side read from its raw end. */
    public static final String READ = "read";

    /** A side met the others at the place that the detail names. */
    public static final String MET = "met";

    /** The child printed on its standard output. */
    public static final String STDOUT = "stdout";

    /** The child printed on its standard error. */
    public static final String STDERR = "stderr";

    /** Events of which there were too many stand for one. */
    public static final String LEFT_OUT = "left out";

    /** A side was still running at the deadline. */
    public static final String OVERDUE = "overdue";

    /** The parent side hung up. */
    public static final String HUNG_UP = "hung up";

    /** Nobody caught what a thread of the child threw. */
    public static final String UNCAUGHT = "uncaught";

    /** The child's JVM began to exit before its side's method was through. */
    public static final String EXIT_BEGAN = "exit began";

    /** The child's process was seen to have ended. */
    public static final String PROCESS_ENDED = "process ended";

    /** A process that the child left running was ended. */
    public static final String LEFT_RUNNING = "left running";

    /** It was decided what the pair came to. */
    public static final String VERDICT = "verdict";

    /** Returns a single event. */
    static PairEvent of(long nanos, Lane lane, String name, String detail) {
        return new PairEvent(nanos, nanos, lane, name, 1, 0, detail);
    }

    /** Returns the run of this one and a later one of the same name. */
    PairEvent and(PairEvent later) {
        return new PairEvent(
                nanos,
                later.lastNanos,
                lane,
                name,
                count + later.count,
                bytes + later.bytes,
                detail,
                value,
                weight);
    }

    /** Returns the same event with another weight. */
    PairEvent of(Weight other) {
        return new PairEvent(nanos, lastNanos, lane, name, count, bytes, detail, value, other);
    }
}

package io.github.forkpair.evidence;

import java.util.Locale;

/**
 * One thing that happened to a pair, or a series of like ones.
 *
 * @param nanos when, from the pair's begin
 * @param lastNanos when the last of a series was; as {@code nanos} for a single one
 * @param lane in which process
 * @param what what happened
 * @param count how many of a series there were; lines for output, 0 where they were not counted
 * @param bytes how large they were together; 0 where that has no meaning
 * @param detail more on it, such as a message's type; empty where there is no more
 * @param value what a message held, or the beginning of it; empty where that is not known
 * @param weight what it means for how the pair ended
 */
public record PairEvent(
        long nanos,
        long lastNanos,
        Lane lane,
        Happening what,
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
            Happening what,
            long count,
            long bytes,
            String detail) {
        this(nanos, lastNanos, lane, what, count, bytes, detail, "", Weight.USUAL);
    }

    /** Returns a single event. */
    static PairEvent of(long nanos, Lane lane, Happening what, String detail) {
        return new PairEvent(nanos, nanos, lane, what, 1, 0, detail);
    }

    /** Returns the series of this one and a later one of the same kind. */
    PairEvent and(PairEvent later) {
        return new PairEvent(
                nanos,
                later.lastNanos,
                lane,
                what,
                count + later.count,
                bytes + later.bytes,
                detail,
                value,
                weight);
    }

    /** Returns the same event with another weight. */
    PairEvent of(Weight other) {
        return new PairEvent(nanos, lastNanos, lane, what, count, bytes, detail, value, other);
    }
}

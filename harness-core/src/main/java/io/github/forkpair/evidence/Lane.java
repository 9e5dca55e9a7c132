package io.github.forkpair.evidence;

import io.github.forkpair.Side;

/**
 * Whose lane of a pair's timeline something happened in.
 *
 * @param number 0 for the parent side; for a child its number among the pair's, from 1
 * @param with the number of the child with which the parent side did it; 0 where it was with none
 */
public record Lane(int number, int with) {

    /** The parent side's. */
    public static final Lane PARENT = new Lane(0, 0);

    private static final char WITH = ':';

    /** Returns a child's, by its number. */
    public static Lane ofChild(int number) {
        return new Lane(number, 0);
    }

    /** Returns the parent side's, of what it does with a child. */
    public static Lane between(int child) {
        return new Lane(0, child);
    }

    /** Returns on which side of the pair it is. */
    public Side side() {
        return isParent() ? Side.PARENT : Side.CHILD;
    }

    /** Tells whether it is the parent side's. */
    public boolean isParent() {
        return number == 0;
    }

    /** Tells whether what happened did so in the same process. */
    public boolean isThatOf(Lane other) {
        return number == other.number;
    }

    /** Returns it as a timeline's file has it. */
    String written() {
        return with == 0 ? String.valueOf(number) : "0" + WITH + with;
    }

    /** Reads what {@link #written} wrote. */
    static Lane parse(String written) {
        int with = written.indexOf(WITH);
        return with < 0
                ? ofChild(Integer.parseInt(written))
                : between(Integer.parseInt(written.substring(with + 1)));
    }
}

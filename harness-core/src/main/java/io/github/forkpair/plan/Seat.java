package io.github.forkpair.plan;

/**
 * A child's place in its pair.
 *
 * @param role what it is there for
 * @param index which of its role it is, from 0
 * @param ofRole how many children the role has
 * @param number which of the pair's children it is, from 1
 * @param incarnation how often the child in it was started again before, from 0
 */
public record Seat(String role, int index, int ofRole, int number, int incarnation) {

    /** The seat of a child that its pair has alone. */
    public static final Seat ONLY = new Seat("child", 0, 1, 1);

    /** Seats a child that is started for the first time. */
    public Seat(String role, int index, int ofRole, int number) {
        this(role, index, ofRole, number, 0);
    }

    /** Returns the same seat for a child that is started again. */
    Seat again() {
        return new Seat(role, index, ofRole, number, incarnation + 1);
    }

    /** Returns how people name it: {@code writer}, or {@code node[2]} where a role has several. */
    public String name() {
        String name = ofRole == 1 ? role : role + "[" + index + "]";
        return incarnation == 0 ? name : name + ", incarnation " + incarnation;
    }

    /** Returns the names of the files that the child leaves as evidence. */
    public ChildFiles files() {
        return new ChildFiles(number, incarnation);
    }
}

package io.github.forkpair.plan;

/**
 * One child of a pair.
 *
 * @param seat its place among the pair's children
 * @param side the method that it runs
 * @param assertions whether {@code assert} statements are on in the test JVM, and so in the child
 * @param expectedEnd the only ending that is good
 */
public record ChildPlan(Seat seat, SideMethod side, boolean assertions, ExpectedEnd expectedEnd) {

    /** Plans the only child of a pair. */
    public ChildPlan(SideMethod side, boolean assertions, ExpectedEnd expectedEnd) {
        this(Seat.ONLY, side, assertions, expectedEnd);
    }

    /** Plans the only child of a pair, one whose method is to return. */
    public ChildPlan(SideMethod side, boolean assertions) {
        this(side, assertions, ExpectedEnd.RETURN);
    }

    /** Returns the names of the files that it leaves as evidence. */
    public ChildFiles files() {
        return seat.files();
    }
}

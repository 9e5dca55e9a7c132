package io.github.forkpair.plan;

/**
 * One child of a pair.
 *
 * @param side the method that it runs
 * @param assertions whether {@code assert} statements are on in the test JVM, and so in the child
 * @param expectedEnd the only ending that is good
 */
public record ChildPlan(SideMethod side, boolean assertions, ExpectedEnd expectedEnd) {

    /** Plans a child whose method is to return. */
    public ChildPlan(SideMethod side, boolean assertions) {
        this(side, assertions, ExpectedEnd.RETURN);
    }
}

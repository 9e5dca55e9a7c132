package io.github.forkpair.plan;

/**
 * One child of a pair.
 *
 * @param side the method that it runs
 * @param assertions whether {@code assert} statements are on in the test JVM, and so in the child
 */
public record ChildPlan(SideMethod side, boolean assertions) {}

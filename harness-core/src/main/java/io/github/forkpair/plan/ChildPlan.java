package io.github.forkpair.plan;

import java.util.List;

/**
 * One child of a pair.
 *
 * @param seat its place among the pair's children
 * @param side the method that it runs
 * @param assertions whether {@code assert} statements are on in the test JVM, and so in the child
 * @param expectedEnd the only ending that is good
 * @param asked what each parameter of the method asks for, as far as its type does not say it: a
 *     word of {@link Asked}, or an empty text
 * @param mode how it comes to be
 * @param jvm what its author says of how its JVM starts; what is nearer to the side comes later
 * @param runner who runs its side, where it does not call the method itself
 * @param transport what connects it with the parent side
 */
public record ChildPlan(
        Seat seat,
        SideMethod side,
        boolean assertions,
        ExpectedEnd expectedEnd,
        List<String> asked,
        LaunchMode mode,
        List<JvmChange> jvm,
        RunnerPlan runner,
        TransportKind transport) {

    /** Copies the lists. */
    public ChildPlan {
        asked = List.copyOf(asked);
        jvm = List.copyOf(jvm);
    }

    /** Plans a child that calls its method itself, over a socketpair. */
    public ChildPlan(
            Seat seat,
            SideMethod side,
            boolean assertions,
            ExpectedEnd expectedEnd,
            List<String> asked,
            LaunchMode mode,
            List<JvmChange> jvm) {
        this(
                seat,
                side,
                assertions,
                expectedEnd,
                asked,
                mode,
                jvm,
                RunnerPlan.NONE,
                TransportKind.SOCKETPAIR);
    }

    /** Plans a child that is a fresh JVM. */
    public ChildPlan(
            Seat seat,
            SideMethod side,
            boolean assertions,
            ExpectedEnd expectedEnd,
            List<String> asked) {
        this(seat, side, assertions, expectedEnd, asked, LaunchMode.SPAWN, List.of());
    }

    /** Plans the only child of a pair. */
    public ChildPlan(SideMethod side, boolean assertions, ExpectedEnd expectedEnd) {
        this(Seat.ONLY, side, assertions, expectedEnd, List.of());
    }

    /** Plans the only child of a pair, one whose method is to return. */
    public ChildPlan(SideMethod side, boolean assertions) {
        this(side, assertions, ExpectedEnd.RETURN);
    }

    /** Returns the plan of the same child, started again. */
    public ChildPlan again() {
        return new ChildPlan(
                seat.again(), side, assertions, expectedEnd, asked, mode, jvm, runner, transport);
    }

    /** Tells whether its side gets arguments of the invocation. */
    public boolean asksForArguments() {
        return asked.stream().anyMatch(word -> Asked.argumentOf(word) >= 0);
    }

    /** Tells whether it is a fork of the test JVM. */
    public boolean isForked() {
        return mode == LaunchMode.FORK;
    }

    /** Returns the names of the files that it leaves as evidence. */
    public ChildFiles files() {
        return seat.files();
    }
}

package io.github.forkpair.benchmark;

import io.github.forkpair.Peer;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.Asked;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.LaunchMode;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.RunnerPlan;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.plan.TimeLimit;
import io.github.forkpair.plan.TransportKind;
import io.github.forkpair.session.PairSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Launches and ends pairs as the JUnit extension does. */
final class Pairs {

    /** A few pairs stay open beside each other, on a machine with one processor too. */
    private static final Map<String, String> GIVEN = Map.of("forkpair.max.children", "8");

    private static final Settings SETTINGS =
            Settings.from(name -> Optional.ofNullable(GIVEN.get(name)))
                    .withLimit(TimeLimit.given(Duration.ofMinutes(10), "the benchmark"));

    private static final String JUNIT = "io.github.forkpair.junit.JUnitInChild";

    private Pairs() {}

    /** Plans a pair whose child runs a method of {@link ChildSides}. */
    static PairPlan plan(String method, Class<?> parameter) {
        String sides = ChildSides.class.getName();
        return new PairPlan(
                new SideMethod(sides, method + "Parent", List.of()),
                List.of(
                        new ChildPlan(
                                new SideMethod(sides, method, List.of(parameter.getName())),
                                false)),
                false,
                SETTINGS);
    }

    static Settings settings() {
        return SETTINGS;
    }

    /** Launches such a pair. */
    static PairSession launch(String method, Class<?> parameter) throws InterruptedException {
        return PairSession.launch(
                plan(method, parameter), Pairs.class.getClassLoader(), Console.ofThisJvm());
    }

    /** Launches such a pair, connected so. */
    static PairSession launch(String method, Class<?> parameter, TransportKind kind)
            throws InterruptedException {
        SideMethod side =
                new SideMethod(ChildSides.class.getName(), method, List.of(parameter.getName()));
        return launch(
                List.of(
                        new ChildPlan(
                                Seat.ONLY,
                                side,
                                false,
                                ExpectedEnd.RETURN,
                                List.of(),
                                LaunchMode.SPAWN,
                                List.of(),
                                RunnerPlan.NONE,
                                kind)),
                false);
    }

    /** Launches a pair whose child says what it is given as an argument. */
    static PairSession launchWith(String argument) throws Exception {
        String sides = ChildSides.class.getName();
        List<String> types = List.of(String.class.getName(), Peer.class.getName());
        PairSession session =
                launch(
                        List.of(
                                new ChildPlan(
                                        Seat.ONLY,
                                        new SideMethod(sides, "greetsWith", types),
                                        false,
                                        ExpectedEnd.RETURN,
                                        List.of(Asked.ARGUMENT + 0, ""))),
                        false);
        session.give(List.of(argument));
        return session;
    }

    /** Launches a pair whose child has JUnit run a method of {@link JupiterSides}. */
    static PairSession launchByJUnit(String method) throws InterruptedException {
        return launch(
                List.of(
                        new ChildPlan(
                                Seat.ONLY,
                                new SideMethod(
                                        JupiterSides.class.getName(),
                                        method,
                                        List.of(Peer.class.getName())),
                                false,
                                ExpectedEnd.RETURN,
                                List.of(),
                                LaunchMode.SPAWN,
                                List.of(),
                                new RunnerPlan(JUNIT, List.of(), List.of()),
                                TransportKind.SOCKETPAIR)),
                false);
    }

    /** Launches a pair of several children. */
    static PairSession launch(List<ChildPlan> children, boolean sharedDir)
            throws InterruptedException {
        SideMethod parent = new SideMethod(ChildSides.class.getName(), "parent", List.of());
        return PairSession.launch(
                new PairPlan(parent, children, sharedDir, SETTINGS),
                Pairs.class.getClassLoader(),
                Console.ofThisJvm());
    }

    /** Forks this JVM for children that run a method on that instance. */
    static PairSession fork(ChildSides instance, String method, int count)
            throws InterruptedException {
        SideMethod side =
                new SideMethod(ChildSides.class.getName(), method, List.of(Peer.class.getName()));
        List<ChildPlan> children = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            children.add(
                    new ChildPlan(
                            new Seat("child", i, count, i + 1),
                            side,
                            false,
                            ExpectedEnd.RETURN,
                            List.of(),
                            LaunchMode.FORK,
                            List.of()));
        }
        PairSession session = launch(children, false);
        session.fork(instance);
        return session;
    }

    /** Hangs up and reaps a child that is to fail. */
    static void endFailed(PairSession session) {
        if (!session.end(ParentOutcome.returned()).failed()) {
            throw new IllegalStateException("A pair of the benchmark did not fail.");
        }
    }

    /** Hangs up and reaps the child. */
    static void end(PairSession session) {
        Verdict verdict = session.end(ParentOutcome.returned());
        if (verdict.failure() != null) {
            throw new IllegalStateException("A pair of the benchmark failed.", verdict.failure());
        }
    }
}

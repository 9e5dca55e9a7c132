package io.github.forkpair.doctor;

import io.github.forkpair.Peer;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.session.PairSession;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Runs a pair as a test would: a fresh child JVM, a question and an answer.
 *
 * @param settings makes settings that keep what they keep below a directory
 */
record PairCheck(Function<Path, Settings> settings) implements Check {

    private static final SideMethod PARENT =
            new SideMethod(PairCheck.class.getName(), "asks", List.of());
    private static final SideMethod CHILD =
            new SideMethod(ChildSides.class.getName(), "answers", List.of(Peer.class.getName()));

    @Override
    public Capability capability() {
        return Capability.PAIR;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        Settings given = settings.apply(bench.directory());
        PairPlan plan = new PairPlan(PARENT, List.of(new ChildPlan(CHILD, false)), false, given);
        ClassLoader loader = PairCheck.class.getClassLoader();
        long begin = System.nanoTime();
        PairSession session = bench.own(PairSession.launch(plan, loader, Console.ofThisJvm()));
        Verdict verdict = session.run(() -> asks(session.parentEnd().peer()), true);
        Throwable failure = verdict.failure();
        return failure == null
                ? new Finding.Works(
                        "a child JVM answered, and ended, in "
                                + (System.nanoTime() - begin) / 1_000_000
                                + " ms")
                : capability().fails(Words.of(failure));
    }

    private static void asks(Peer child) {
        child.send(ChildSides.QUESTION);
        child.expect(ChildSides.ANSWER);
    }
}

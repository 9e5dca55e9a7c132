package io.github.forkpair.benchmark;

import io.github.forkpair.Peer;
import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.posix.Fork;
import io.github.forkpair.session.PairSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A pair whose child is a fork of this JVM, and how long this JVM stands still for it. */
final class Forks {

    private static final int WARM_UPS = 5;
    private static final int SAMPLES = 31;
    private static final int THREADS = 50;

    /** What the standing still beyond the system call is to take at most. */
    private static final double LIMIT_NANOS = 2e6;

    private Forks() {}

    static void measure(Table table) throws Exception {
        if (Fork.refusal().isPresent()) {
            table.skipped("forked pair", Fork.refusal().get());
            return;
        }
        ChildSides instance = new ChildSides();
        double[] nanos =
                Race.medians(
                        WARM_UPS,
                        SAMPLES,
                        Race.timed(() -> forked(instance)),
                        Race.timed(Forks::spawned));
        table.costs(
                "forked pair",
                Figure.millis(nanos[0]),
                "whole pair",
                Figure.millis(nanos[1]),
                "<= 0.35");
        standStill(table);
    }

    private static void forked(ChildSides instance) throws InterruptedException {
        PairSession session = Pairs.fork(instance, "greets", 1);
        session.parentEnd().peer().expect(Traffic.GREETING);
        Pairs.end(session);
    }

    private static void spawned() throws InterruptedException {
        PairSession session = Pairs.launch("greets", Peer.class);
        session.parentEnd().peer().expect(Traffic.GREETING);
        Pairs.end(session);
    }

    /** Beside threads that wait, but for as many that never rest as there are processors. */
    private static void standStill(Table table) throws Exception {
        int busy = Runtime.getRuntime().availableProcessors();
        CountDownLatch done = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            boolean waits = i >= busy;
            Thread thread = new Thread(() -> be(waits, done), "beside-" + i);
            thread.start();
            threads.add(thread);
        }
        double[] nanos = Race.medians(WARM_UPS, SAMPLES, Forks::beyondTheCall, () -> LIMIT_NANOS);
        done.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        table.costs(
                "stands still beside 50 threads",
                Figure.millis(nanos[0]),
                "limit, beyond fork itself",
                Figure.millis(nanos[1]),
                "<= 1");
    }

    private static void be(boolean waits, CountDownLatch done) {
        try {
            if (waits) {
                done.await();
            }
            long sum = 0;
            while (done.getCount() > 0) {
                sum += new byte[100].length;
                Thread.onSpinWait();
            }
            if (sum < 0) {
                throw new IllegalStateException();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double beyondTheCall() throws Exception {
        try (Descriptor nothing = Descriptor.ofNothing()) {
            Fork.Forked child =
                    Fork.fork(
                            List.of(nothing, nothing, nothing), List.of(), null, (kept, lost) -> 0);
            child.process().awaitEnd();
            child.process().endGroupAndReap();
            return child.stoodNanos() - child.cloneNanos();
        }
    }
}

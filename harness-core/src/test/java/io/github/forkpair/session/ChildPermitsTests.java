package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChildPermitsTests {

    private final ChildPermits permits = new ChildPermits();

    /** If they asked one by one, each would soon have two of the four, and wait for the third. */
    @Test
    void pairsNeverWaitForEachOther() throws Exception {
        int rounds = 2_000;
        Callable<Integer> pairs =
                () -> {
                    for (int i = 0; i < rounds; i++) {
                        permits.acquire(4, 3).close();
                    }
                    return rounds;
                };
        FutureTask<Integer> others = new FutureTask<>(pairs);
        start(others);
        assertThat(pairs.call()).isEqualTo(rounds);
        assertThat(others.get()).isEqualTo(rounds);
    }

    @Test
    void oneThatNeedsMoreThanThereAreRunsAlone() throws Exception {
        AutoCloseable large = permits.acquire(2, 5);
        FutureTask<AutoCloseable> small = waits(2, 1);
        large.close();
        AutoCloseable next = small.get();
        FutureTask<AutoCloseable> another = waits(2, 5);
        next.close();
        another.get().close();
    }

    private FutureTask<AutoCloseable> waits(int most, int children) {
        FutureTask<AutoCloseable> task = new FutureTask<>(() -> permits.acquire(most, children));
        Thread thread = start(task);
        Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
        return task;
    }

    private static Thread start(FutureTask<?> task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

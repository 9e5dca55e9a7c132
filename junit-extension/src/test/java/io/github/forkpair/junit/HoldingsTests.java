package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What the check after each test sees that a pair might leave. */
class HoldingsTests {

    @Test
    void aThreadWithoutANameOfItsOwnIsHeld() throws Exception {
        Holdings before = Holdings.now();
        CountDownLatch end = new CountDownLatch(1);
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                end.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        thread.start();

        assertThat(Holdings.now()).isNotEqualTo(before);
        end.countDown();
        thread.join();
        assertThat(Holdings.now()).isEqualTo(before);
    }

    @Test
    void eachThreadOfAPoolIsHeld() throws Exception {
        Holdings before = Holdings.now();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        2,
                        work -> {
                            Thread thread = Executors.defaultThreadFactory().newThread(work);
                            threads.add(thread);
                            return thread;
                        });
        pool.submit(() -> {}).get();
        Holdings one = Holdings.now();
        pool.submit(() -> {}).get();
        Holdings two = Holdings.now();
        pool.shutdown();
        for (Thread each : threads) {
            each.join();
        }

        assertThat(one.threads()).hasSize(before.threads().size() + 1);
        assertThat(two.threads()).hasSize(before.threads().size() + 2);
        assertThat(Holdings.now()).isEqualTo(before);
    }

    /** Jupiter's, which is idle when Jupiter shuts its pool down, and ends some time later. */
    @Test
    void aThreadOfATimeoutThatIsAboutToEndIsWaitedFor() throws Exception {
        Holdings before = Holdings.now();
        Thread counting = Thread.currentThread();
        Thread leaving =
                new Thread(
                        () -> {
                            while (counting.getState() != Thread.State.TIMED_WAITING) {
                                Thread.onSpinWait(); // until it is waited for
                            }
                        },
                        "junit-timeout-thread-1");
        leaving.start();

        assertThat(Holdings.now()).isEqualTo(before);
        assertThat(leaving.isAlive()).isFalse();
    }
}

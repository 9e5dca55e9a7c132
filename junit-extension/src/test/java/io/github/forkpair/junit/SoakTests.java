package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs pairs that end in every way, drawn at random, four at a time, and looks after each four at
 * what they left. The profile {@code soak} runs many; {@code -Dsoak.seed=...} draws the same again.
 */
class SoakTests {

    private static final int PAIRS = Integer.getInteger("soak.pairs", 60);
    private static final Duration AT_LEAST =
            Duration.ofMinutes(Integer.getInteger("soak.minutes", 0));
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
    private static final int AT_A_TIME = 4;

    /** How much more memory may be in use at the end than after the first third. */
    private static final long SPARE_MIB = 8;

    private static final List<Ending> ENDINGS = List.of(Ending.values());

    @TempDir private Path dir;

    private final Random random = new Random(SEED);

    @Test
    void pairsOfEveryEndingLeaveNothingBehind() throws Exception {
        System.out.println("[soak] seed " + SEED);
        long begin = System.nanoTime();
        Holdings before = Holdings.now();
        List<Long> usedMib = new ArrayList<>();
        int pairs = 0;
        ExecutorService executor = Executors.newFixedThreadPool(AT_A_TIME, SoakTests::likeJUnits);
        try {
            while (pairs < PAIRS || System.nanoTime() - begin < AT_LEAST.toNanos()) {
                List<Future<?>> round = new ArrayList<>();
                for (int i = 0; i < AT_A_TIME; i++) {
                    Ending ending = ENDINGS.get(random.nextInt(ENDINGS.size()));
                    Path own = dir.resolve(String.valueOf(pairs++));
                    round.add(executor.submit(() -> runAndCheck(ending, own)));
                }
                for (Future<?> pair : round) {
                    pair.get();
                }
                awaitParentSides();
                assertThat(Holdings.now())
                        .as("after %d pairs, seed %d", pairs, SEED)
                        .isEqualTo(before);
                usedMib.add(usedMib());
            }
        } finally {
            executor.shutdown();
        }
        long early = usedMib.get(usedMib.size() / 3);
        long late = usedMib.get(usedMib.size() - 1);
        System.out.printf(
                "[soak] %d pairs in %d s, nothing left; memory in use %d MiB, then %d MiB%n",
                pairs, Duration.ofNanos(System.nanoTime() - begin).toSeconds(), early, late);
        assertThat(late).isLessThanOrEqualTo(early + SPARE_MIB);
    }

    private static Void runAndCheck(Ending ending, Path dir) throws Exception {
        Files.createDirectory(dir);
        Path evidence = dir.resolve("evidence");
        TestRun run = ending.run(dir, evidence);
        assertThat(run.count(ending.status()))
                .as("%s, seed %d: %s", ending, SEED, run.printed())
                .isEqualTo(1);
        assertThat(run.endings()).isEqualTo(ending.words());
        // What the one prints cannot be told from what others print meanwhile.
        if (Runtime.version().feature() == 17 && ending != Ending.LEFT_WARNED) {
            assertThat(EndingText.of(ending, run, evidence, ""))
                    .as("%s, seed %d", ending, SEED)
                    .isEqualTo(EndingPage.texts().get(EndingPage.heading(ending)));
        }
        return null;
    }

    /** Some texts name the thread on which JUnit runs a test. */
    private static Thread likeJUnits(Runnable work) {
        return new Thread(work, "main");
    }

    private static void awaitParentSides() {
        Awaitility.await().until(EndingTests::noParentSideGoesOn);
    }

    private static long usedMib() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}

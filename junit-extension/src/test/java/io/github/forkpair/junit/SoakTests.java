package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult.Status;

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

    private static final List<Ending> ENDINGS = List.of(Ending.values());

    @TempDir private Path dir;

    /** Pairs of two to five children, one in four of the pairs. */
    private static final List<Class<?>> OF_MANY =
            List.of(
                    ManyChildren.TwoTestCase.class,
                    ManyChildren.ThreeTestCase.class,
                    ManyChildren.FourTestCase.class,
                    ManyChildren.FiveTestCase.class);

    private static final int ONE_IN = 4;

    private final Random random = new Random(SEED);

    @Test
    void pairsOfEveryEndingLeaveNothingBehind() throws Exception {
        System.out.println("[soak] seed " + SEED);
        long begin = System.nanoTime();
        Holdings before = Holdings.now();
        HeapReadings heap = new HeapReadings();
        int pairs = 0;
        while (pairs < PAIRS || System.nanoTime() - begin < AT_LEAST.toNanos()) {
            List<FutureTask<Void>> round = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < AT_A_TIME; i++) {
                Ending ending = ENDINGS.get(random.nextInt(ENDINGS.size()));
                Class<?> ofMany = OF_MANY.get(random.nextInt(OF_MANY.size()));
                boolean many = random.nextInt(ONE_IN) == 0;
                Path own = dir.resolve(String.valueOf(pairs++));
                round.add(
                        new FutureTask<>(
                                () -> many ? runMany(ofMany, own) : runAndCheck(ending, own)));
                threads.add(likeJUnits(round.get(i)));
            }
            threads.forEach(Thread::start);
            for (Thread each : threads) {
                each.join(); // or the thread itself would seem to be left
            }
            for (FutureTask<Void> pair : round) {
                pair.get();
            }
            awaitParentSides();
            assertThat(Holdings.now()).as("after %d pairs, seed %d", pairs, SEED).isEqualTo(before);
            heap.read(pairs);
        }
        HeapReadings.Growth growth = heap.growth();
        System.out.printf(
                "[soak] %d pairs in %d s, nothing left; %s%n",
                pairs, Duration.ofNanos(System.nanoTime() - begin).toSeconds(), growth);
        assertThat(growth).matches(each -> !each.isLeak(), "no leak, seed " + SEED);
    }

    private static Void runMany(Class<?> ofMany, Path dir) throws Exception {
        TestRun run = TestRun.of(ofMany, Files.createDirectory(dir).resolve("evidence"));
        boolean fails = ofMany == ManyChildren.FourTestCase.class;
        assertThat(run.count(fails ? Status.FAILED : Status.SUCCESSFUL))
                .as("%s, seed %d: %s", ofMany, SEED, run.printed())
                .isEqualTo(1);
        return null;
    }

    private static Void runAndCheck(Ending ending, Path dir) throws Exception {
        Files.createDirectory(dir);
        Path evidence = dir.resolve("evidence");
        TestRun run = ending.run(dir, evidence);
        assertThat(run.count(ending.status()))
                .as("%s, seed %d: %s", ending, SEED, run.printed())
                .isEqualTo(1);
        assertThat(run.endings()).isEqualTo(ending.words());
        assertThat(EndingText.of(ending, run, evidence, run.warnings()))
                .as("%s, seed %d", ending, SEED)
                .isEqualTo(EndingPage.texts().get(EndingPage.heading(ending)));
        return null;
    }

    /** Some texts name the thread on which JUnit runs a test. */
    private static Thread likeJUnits(Runnable work) {
        return new Thread(work, "main");
    }

    private static void awaitParentSides() {
        Awaitility.await().until(EndingTests::noParentSideGoesOn);
    }
}

package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.ExitStatus;
import io.github.forkpair.Peer;
import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.plan.TransportKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult.Status;

class PairTests {

    @TempDir private Path evidence;

    @ParameterizedTest
    @EnumSource
    void rawEndsBehaveAsTheEndsOfAStreamSocketDo(TransportKind kind) {
        assertAllPass(
                TestRun.of(
                        RawPairsTestCase.class,
                        evidence,
                        Map.of(HeardConsole.TRANSPORT, kind.name())),
                7);
    }

    @Test
    void sidesGetWhatTheyAskFor() {
        assertAllPass(TestRun.of(ResourcesTestCase.class, evidence), 14);
    }

    @Test
    void pairsRunBesideEachOther() throws InterruptedException {
        Map<String, String> parallel =
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "8");

        assertAllPass(TestRun.of(ResourcesTestCase.class, evidence, parallel), 14);
        assertAllPass(TestRun.of(RawPairsTestCase.class, evidence.resolve("raw"), parallel), 7);
        awaitJUnitsWorkers();
    }

    /** JUnit shuts its pool down, and does not wait for the pool's threads. */
    private static void awaitJUnitsWorkers() throws InterruptedException {
        for (Thread each : Thread.getAllStackTraces().keySet()) {
            if (each instanceof ForkJoinWorkerThread worker
                    && worker.getPool() != ForkJoinPool.commonPool()) {
                worker.join();
            }
        }
    }

    static class EndsInterruptedTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aChildSideThatEndsInterruptedIsHeard() {
        assertAllPass(TestRun.of(EndsInterruptedTestCase.class, evidence), 1);
    }

    /** As a leak checker may, or a container that is stopped. */
    static class InterruptsAllThreadsTestCase {
        private static final AtomicBoolean THROUGH = new AtomicBoolean();

        @ParentSide
        void parent(Peer child, ChildProcess process) {
            child.receive(String.class, Duration.ofMinutes(1));
            List<Thread> ofThePair =
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(each -> each.getName().startsWith("forkpair-"))
                            .filter(each -> each != Thread.currentThread())
                            .toList();
            ofThePair.forEach(Thread::interrupt);
            child.send("go on");
            child.receive(String.class, Duration.ofMinutes(1));
            assertEquals(new ExitStatus.Exited(0), process.waitForExit());
            assertEquals("printed\n", process.stdout());
            assertTrue(
                    ofThePair.stream()
                            .filter(each -> each.getName().equals("forkpair-deadline"))
                            .allMatch(Thread::isAlive));
            THROUGH.set(true);
        }

        @ChildSide
        void child(Peer parent) {
            parent.send("up");
            parent.expect("go on");
            System.out.println("printed");
            parent.send("done");
        }
    }

    @Test
    void aTestThatInterruptsAllThreadsInterruptsNoneOfThePairs() {
        TestRun run = TestRun.of(InterruptsAllThreadsTestCase.class, evidence);

        assertAllPass(run, 1);
        assertThat(InterruptsAllThreadsTestCase.THROUGH).isTrue();
    }

    @Test
    void pairsThatPassLeaveNoEvidence() {
        TestRun.of(RawPairsTestCase.class, evidence);

        assertThat(evidence).isDirectoryContaining("glob:**/pairs");
        assertThat(evidence.toFile().list()).containsExactly("pairs");
    }

    private static void assertAllPass(TestRun run, int count) {
        assertThat(run.printed()).isEmpty();
        assertThat(run.count(Status.SUCCESSFUL)).isEqualTo(count);
        assertThat(run.records())
                .hasSize(count)
                .allSatisfy(
                        record -> {
                            assertThat(record.result()).isEqualTo(PairResult.PASSED);
                            assertThat(record.launched()).isEqualTo(1);
                        })
                .extracting(PairRecord::summary)
                .containsOnly("");
    }
}

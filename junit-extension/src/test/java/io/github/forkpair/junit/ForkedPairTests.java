package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;

@Timeout(120)
class ForkedPairTests {

    @TempDir private Path evidence;

    @ParameterizedTest
    @ValueSource(
            classes = {
                ForkedPairs.SameInstanceTestCase.class,
                ForkedPairs.ParameterTestCase.class,
                ForkedPairs.NoConstructorTestCase.class,
                ForkedPairs.TwentyTestCase.class,
                ForkedPairs.MixedTestCase.class,
                ForkedPairs.RequestsTestCase.class,
                ForkedPairs.PrintsTestCase.class,
                ForkedPairs.SteeredTestCase.class,
                ForkedPairs.EndsTestCase.class,
                ForkedPairs.ThreadsTestCase.class
            })
    void passes(Class<?> testCase) {
        TestRun run = TestRun.of(testCase, evidence);

        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(1);
    }

    @Test
    void aPoolWhoseThreadsAreLostIsTheLikelyCause() {
        TestRun run =
                TestRun.of(
                        ForkedPairs.PoolOfTheParentTestCase.class,
                        evidence,
                        Map.of("forkpair.deadline", "3 s", "forkpair.grace", "1 s"));

        assertThat(run.failure())
                .hasMessageContaining("was in FutureTask.get")
                .hasMessageContaining(
                        "the child waits for a pool whose threads did not come with the fork: \"pool-")
                .hasMessageContaining("to do      make the pool in the child side");
        assertThat(
                        evidence.resolve(ForkedPairs.PoolOfTheParentTestCase.class.getName())
                                .resolve("parent/child-1.threads"))
                .content()
                .contains("\" was a worker of a pool, and is lost since the fork\n");
    }

    @Test
    void othersMayRunMeanwhile() {
        TestRun run =
                TestRun.of(
                        ForkedPairs.ParallelTestCase.class,
                        evidence,
                        Map.of(
                                "junit.jupiter.execution.parallel.enabled",
                                "true",
                                "junit.jupiter.execution.parallel.config.strategy",
                                "fixed",
                                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                                "4"));

        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(41);
    }
}

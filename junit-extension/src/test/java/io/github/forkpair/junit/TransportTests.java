package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;

@Timeout(120)
class TransportTests {

    @TempDir private Path dir;

    @AfterEach
    void nothingIsLeft() {
        assertThat(ProcessHandle.current().children()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("forkpair-listener");
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                arguments(TransportPairs.UnixTestCase.class, 1),
                arguments(TransportPairs.TcpTestCase.class, 1),
                arguments(TransportPairs.KilledTestCase.class, 2),
                arguments(TransportPairs.ManyTestCase.class, 1),
                arguments(TransportPairs.RestartedTestCase.class, 2),
                arguments(TransportPairs.LifecycleTestCase.class, 1),
                arguments(TransportPairs.ClosedInputTestCase.class, 2),
                arguments(TransportPairs.ForkedTestCase.class, 2));
    }

    @Test
    void aChildThatNeverComesUpIsToldAsEver() {
        TestRun run = TestRun.of(TransportPairs.NeverUpTestCase.class, dir);

        assertThat(run.count(Status.FAILED)).isEqualTo(2);
        assertThat(run.printed())
                .contains("OverTcp never ran: its JVM ended with exit code 1 before it was up")
                .contains("OverUnix never ran: its JVM ended with exit code 1 before it was up");
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aChildConnectsToTheParentSide(Class<?> pairs, int count) {
        TestRun run = TestRun.of(pairs, dir, Map.of("forkpair.max.children", "8"));

        assertThat(run.count(Status.FAILED)).as(run.printed()).isZero();
        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(count);
    }
}

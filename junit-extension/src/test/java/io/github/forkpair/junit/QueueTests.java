package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;

@Timeout(120)
@EnabledOnOs(OS.LINUX)
class QueueTests {

    @TempDir private Path dir;

    @AfterEach
    void nothingIsLeft() {
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                QueuePairs.BothWaysTestCase.class,
                QueuePairs.ManyTestCase.class,
                QueuePairs.RestartedTestCase.class,
                QueuePairs.OwnTestCase.class
            })
    void allSidesHaveTheSameQueue(Class<?> pairs) {
        TestRun run = TestRun.of(pairs, dir, Map.of("forkpair.max.children", "8"));

        assertThat(run.count(Status.FAILED)).as(run.printed()).isZero();
        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(1);
    }

    @Test
    void theDeadlineEndsAWaitAndSaysWhere() {
        TestRun run =
                TestRun.of(
                        QueuePairs.OverdueTestCase.class, dir, Map.of("forkpair.deadline", "3 s"));

        assertThat(run.failure())
                .hasMessageStartingWith("Neither side had ended at the pair's deadline of 3 s")
                .hasMessageContaining("was in MessageQueue.receive")
                .hasMessageNotContaining("loop")
                .hasMessageContaining("QueuePairs$OverdueTestCase.parent(")
                .hasMessageContaining("QueuePairs$OverdueTestCase.child(")
                .hasMessageContaining("Forkpair then interrupted it");
    }

    @Test
    void theCommandThatIsKeptHasAQueueOfItsOwn() throws Exception {
        TestRun.of(QueuePairs.OwnTestCase.class, dir, Map.of("forkpair.evidence", "always"));
        Path script =
                dir.resolve(QueuePairs.OwnTestCase.class.getName())
                        .resolve("parent/child-1.command");

        ProcessRun alone = ProcessRun.of(new ProcessBuilder("sh", script.toString()), dir);

        assertThat(alone.printed()).contains("OwnTestCase.child returned.");
        assertThat(alone.exitCode()).isZero();
    }
}

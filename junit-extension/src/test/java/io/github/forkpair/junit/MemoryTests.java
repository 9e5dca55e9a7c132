package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;

@Timeout(120)
class MemoryTests {

    @TempDir private Path dir;

    @AfterEach
    void nothingIsLeft() {
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                MemoryPairs.BothWaysTestCase.class,
                MemoryPairs.ManyTestCase.class,
                MemoryPairs.RestartedTestCase.class,
                MemoryPairs.SiblingsTestCase.class
            })
    void allSidesHaveTheSamePages(Class<?> pairs) {
        TestRun run = TestRun.of(pairs, dir, Map.of("forkpair.max.children", "8"));

        assertThat(run.count(Status.FAILED)).as(run.printed()).isZero();
        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(1);
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                arguments(
                        MemoryPairs.NothingTestCase.class,
                        "@ChildSide CLASS.child asks for 0 bytes of shared memory. Write"
                                + " @SharedMemory(bytes = 1), or more."),
                arguments(
                        MemoryPairs.DifferentTestCase.class,
                        "@ParentSide CLASS.parent asks for 8 bytes of shared memory and @ChildSide"
                                + " CLASS.child for 16, but all sides have the same. Write the same"
                                + " number on both."),
                arguments(
                        MemoryPairs.DifferentOnOneSideTestCase.class,
                        "@ChildSide CLASS.child asks for 8 bytes of shared memory and for 16, but"
                                + " all sides have the same."),
                arguments(
                        MemoryPairs.NoBufferTestCase.class,
                        "@ChildSide CLASS.child has @SharedMemory on a List, but shared memory is a"
                                + " ByteBuffer."),
                arguments(
                        MemoryPairs.UnmarkedTestCase.class,
                        "@ChildSide CLASS.child asks for a ByteBuffer, which nobody can give it"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBeIsToldBeforeAnyProcessStarts(Class<?> pairs, String text) {
        assertThat(TestRun.of(pairs, dir).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining(
                        text.replace("CLASS", "MemoryPairs$" + pairs.getSimpleName()));
    }

    @Test
    void theCommandThatIsKeptHasMemoryOfItsOwn() throws Exception {
        TestRun.of(MemoryPairs.SiblingsTestCase.class, dir, Map.of("forkpair.evidence", "always"));
        Path script =
                dir.resolve(MemoryPairs.SiblingsTestCase.class.getName())
                        .resolve("parent/child-1.command");

        ProcessRun alone = ProcessRun.of(new ProcessBuilder("sh", script.toString()), dir);

        assertThat(alone.printed()).contains("There is no sibling: this child runs alone");
        assertThat(alone.exitCode()).isEqualTo(1);
    }
}

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
import org.junit.platform.engine.TestExecutionResult.Status;

@Timeout(120)
class ArgumentTests {

    @TempDir private Path dir;

    @AfterEach
    void nothingIsLeft() {
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                arguments(ArgumentPairs.EverySourceTestCase.class, 15),
                arguments(ArgumentPairs.DeclaredRepetitionTestCase.class, 2),
                arguments(ArgumentPairs.RestartedTestCase.class, 1),
                arguments(ArgumentPairs.LargeTestCase.class, 1),
                arguments(ArgumentPairs.ManyTestCase.class, 1),
                arguments(ArgumentPairs.ForkedTestCase.class, 1),
                arguments(ArgumentPairs.ConstructedTestCase.class, 2),
                arguments(ArgumentPairs.RecordTestCase.class, 1),
                arguments(ArgumentPairs.FieldsTestCase.class, 4),
                arguments(ArgumentPairs.ForkedClassTestCase.class, 1),
                arguments(ArgumentPairs.ConvertedTestCase.class, 2),
                arguments(ArgumentPairs.OuterTestCase.class, 8));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aChildSideGetsEqualValues(Class<?> pairs, int count) {
        TestRun run = run(pairs);

        assertThat(run.count(Status.FAILED)).as(run.printed()).isZero();
        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(count);
    }

    @Test
    void whatJUnitTellsOfARepetitionReachesTheChild() {
        TestRun run = run(ArgumentPairs.RepeatedTestCase.class);

        assertThat(run.count(Status.FAILED)).as(run.printed()).isEqualTo(1);
        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(2);
        assertThat(run.failure()).isInstanceOf(IllegalStateException.class).hasMessage("the first");
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                arguments(
                        ArgumentPairs.UnsendableTestCase.class,
                        "@ParentSideTemplate CLASS.parent has an argument that no child can get,"
                                + " Job job: A io.github.forkpair.junit.CLASS$Job cannot be sent:"
                                + " Job.parts[1] is a java.lang.Thread, which "),
                arguments(
                        ArgumentPairs.LambdaTestCase.class,
                        "@ParentSideTemplate CLASS.parent has an argument that no child can get,"
                                + " Runnable job: A "),
                arguments(
                        ArgumentPairs.TooManyTestCase.class,
                        "@ChildSide CLASS.child asks for (int number, List<String> others), but"
                                + " @ParentSideTemplate CLASS.parent declares (int number). A child side"
                                + " declares the same parameters, or fewer from the front."),
                arguments(
                        ArgumentPairs.OtherTypeTestCase.class,
                        "@ChildSide CLASS.child asks for Integer text where @ParentSideTemplate"
                                + " CLASS.parent declares String text. A child side gets the parent"
                                + " side's values in their order: declare the same type."),
                arguments(
                        ArgumentPairs.NoArgumentsTestCase.class,
                        "@ChildSide CLASS.child asks for (String text), but @ParentSideTemplate"
                                + " CLASS.parent declares no arguments of the test. A child side"
                                + " declares the same parameters, or fewer from the front."),
                arguments(
                        ArgumentPairs.NoArgumentTestCase.class,
                        "@ChildSide CLASS.child needs an instance of its class, whose constructor"
                                + " takes TestInfo info, which is no argument of the class: no JUnit"
                                + " extension runs in the child. Or let JUnit run the side there:"
                                + " @ChildSide(lifecycle = Lifecycle.JUPITER)."),
                arguments(
                        ArgumentPairs.UnsendableClassTestCase.class,
                        "@ParentSide CLASS.parent has an argument that no child can get, Thread"
                                + " thread: A java.lang.Thread cannot be sent: "),
                arguments(
                        ArgumentPairs.NotRepeatedTestCase.class,
                        "@ChildSide CLASS.child asks for RepetitionInfo, but @ParentSideTemplate"
                                + " CLASS.parent is no @RepeatedTest."));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatNoChildCanGetIsToldWithItsParameter(Class<?> pairs, String text) {
        String name = "ArgumentPairs$" + pairs.getSimpleName();

        assertThat(run(pairs).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining(text.replace("CLASS", name));
    }

    @Test
    void aSourceThatFailsFailsTheTest() {
        TestRun run = run(ArgumentPairs.FailingSourceTestCase.class);

        assertThat(run.count(Status.SUCCESSFUL)).isZero();
    }

    @Test
    void aChildWhoseArgumentsNeverComeDoesNotWaitForThem() {
        TestRun run = run(ArgumentPairs.NeverResolvedTestCase.class, "10 m");

        assertThat(run.failure())
                .hasRootCauseMessage("cannot be resolved")
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    private TestRun run(Class<?> pairs) {
        return run(pairs, "60 s");
    }

    private TestRun run(Class<?> pairs, String deadline) {
        return TestRun.of(pairs, dir, Map.of("forkpair.deadline", deadline));
    }
}

package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;

@Timeout(120)
class ClassShapeTests {

    @TempDir private Path dir;

    static Stream<Arguments> shapes() {
        return Stream.of(
                arguments(ClassShapes.OfARecordTestCase.class, 1),
                arguments(ClassShapes.OfAnInterfaceTestCase.class, 1),
                arguments(ClassShapes.OfASealedClassTestCase.class, 2),
                arguments(ClassShapes.OfStringsTestCase.class, 3),
                arguments(ClassShapes.OfNumbersTestCase.class, 3),
                arguments(ClassShapes.OuterTestCase.class, 2),
                arguments(ClassShapes.ComposedTestCase.class, 1),
                arguments(ClassShapes.OrderedTestCase.class, 2),
                arguments(ClassShapes.ConditionsTestCase.class, 1),
                arguments(ClassShapes.OverridingTestCase.class, 1));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whateverIsATestClassMayHaveAPair(Class<?> pairs, int count) {
        TestRun run = TestRun.of(pairs, dir, Map.of());

        assertThat(run.count(Status.FAILED)).as(run.printed()).isZero();
        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(count);
    }
}

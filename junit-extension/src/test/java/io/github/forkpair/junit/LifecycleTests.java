package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
class LifecycleTests {

    @TempDir private Path dir;

    @AfterEach
    void nothingIsLeft() {
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                arguments(LifecyclePairs.EveryCallbackTestCase.class, 1),
                arguments(LifecyclePairs.NestedTestCase.class, 1),
                arguments(LifecyclePairs.InheritingTestCase.class, 1),
                arguments(LifecyclePairs.PerClassTestCase.class, 1),
                arguments(LifecyclePairs.ExtensionTestCase.class, 1),
                arguments(LifecyclePairs.ArgumentsTestCase.class, 2),
                arguments(LifecyclePairs.LeadingArgumentTestCase.class, 2),
                arguments(LifecyclePairs.RepeatedTestCase.class, 2),
                arguments(LifecyclePairs.WhereTestCase.class, 1),
                arguments(LifecyclePairs.ComposedTestCase.class, 1),
                arguments(LifecyclePairs.RestartedTestCase.class, 1),
                arguments(LifecyclePairs.ExitTestCase.class, 1),
                arguments(LifecyclePairs.InheritedTestCase.class, 1),
                arguments(LifecyclePairs.ConstructedTestCase.class, 2),
                arguments(LifecyclePairs.AroundTestCase.class, 4),
                arguments(LifecyclePairs.TemplateTestCase.class, 2));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void jUnitRunsTheSideAsATestOfItsClass(Class<?> pairs, int count) {
        TestRun run = run(pairs);

        assertThat(run.count(Status.FAILED)).as(run.printed()).isZero();
        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(count);
    }

    static Stream<Arguments> failing() {
        return Stream.of(
                arguments(
                        FailingLifecycles.BeforeEachTestCase.class,
                        "expected: <PARENT> but was: <CHILD>\n@BeforeEach CLASS.open failed in child PID.\n"
                                + "  thrown by  @BeforeEach CLASS.open, for @ChildSide CLASS.child\n",
                        "open"),
                arguments(
                        FailingLifecycles.AfterEachTestCase.class,
                        "cannot be closed\n@AfterEach CLASS.close failed in child PID.\n",
                        "close"),
                arguments(
                        FailingLifecycles.BeforeAllTestCase.class,
                        "cannot be opened\n@BeforeAll CLASS.open failed in child PID.\n",
                        "open"),
                arguments(
                        FailingLifecycles.AfterAllTestCase.class,
                        "cannot be closed\n@AfterAll CLASS.close failed in child PID.\n",
                        "close"),
                arguments(
                        FailingLifecycles.ConstructorTestCase.class,
                        "cannot be made\nThe constructor of CLASS failed in child PID.\n"
                                + "  thrown by  the constructor of CLASS, for @ChildSide CLASS.child\n",
                        "<init>"),
                arguments(
                        FailingLifecycles.ExtensionTestCase.class,
                        "no license\nExtension FailingLifecycles$InTheChild.beforeEach failed in"
                                + " child PID.\n",
                        "beforeEach"),
                arguments(
                        FailingLifecycles.OuterTestCase.class,
                        "expected: <PARENT> but was: <CHILD>\n@BeforeEach CLASS.open failed in child"
                                + " PID.\n",
                        "open"),
                arguments(
                        FailingLifecycles.MethodTestCase.class,
                        "expected: <1> but was: <2>\n  thrown by  @ChildSide CLASS.child, in child"
                                + " PID\n",
                        "child"),
                arguments(
                        FailingLifecycles.OwnTimeoutTestCase.class,
                        "child() timed out after 100 milliseconds\n  thrown by  @ChildSide"
                                + " CLASS.child, in child PID\n",
                        "child"),
                arguments(
                        FailingLifecycles.UnresolvedTestCase.class,
                        "No ParameterResolver registered for parameter [java.lang.StringBuilder"
                                + " nobodyHasIt] in method ",
                        "child"),
                arguments(
                        FailingLifecycles.ExitTestCase.class,
                        "@ChildSide CLASS.child ended with exit code 4 before its method was called.",
                        "open"),
                arguments(
                        FailingLifecycles.ForkedTestCase.class,
                        "@ChildSide CLASS.child is a fork, so it has the test instance as JUnit made"
                                + " it, but lifecycle = Lifecycle.JUPITER asks JUnit for another."
                                + " Take away one of them.",
                        ""));
    }

    @ParameterizedTest
    @MethodSource("failing")
    void whatFailsInTheChildIsToldAsWhatItIs(Class<?> pairs, String text, String top) {
        Throwable failure = run(pairs).failure();

        assertThat(masked(failure)).contains(text.replace("CLASS", name(pairs)));
        if (!top.isEmpty()) {
            assertThat(failure.getStackTrace())
                    .extracting(StackTraceElement::getMethodName)
                    .containsExactly(top);
        }
    }

    @Test
    void whatFailsAfterTheMethodIsSuppressedUnderIt() {
        assertThat(run(FailingLifecycles.MethodAndAfterEachTestCase.class).failure())
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(
                        thrown ->
                                assertThat(thrown.getSuppressed())
                                        .singleElement()
                                        .isInstanceOf(IllegalStateException.class));
    }

    static Stream<Arguments> aborted() {
        return Stream.of(
                arguments(
                        FailingLifecycles.DisabledTestCase.class,
                        "@ChildSide CLASS.child is disabled: not before the release\nA condition"
                                + " aborted the test in child PID.\n"),
                arguments(
                        FailingLifecycles.ConditionTestCase.class,
                        "@ChildSide CLASS.child is disabled: System property [acme.nowhere] does not"
                                + " exist ==> no acme\n"),
                arguments(
                        FailingLifecycles.AbortedBeforeEachTestCase.class,
                        "Assumption failed: only in the parent\n@BeforeEach CLASS.open aborted the"
                                + " test in child PID.\n"));
    }

    @ParameterizedTest
    @MethodSource("aborted")
    void whatKeepsTheSideFromRunningAbortsTheTest(Class<?> pairs, String text) {
        TestRun run = run(pairs);

        assertThat(run.count(Status.ABORTED)).isEqualTo(1);
        assertThat(masked(run.failure())).contains(text.replace("CLASS", name(pairs)));
    }

    @Test
    void aCallbackThatHangsIsOverdue() {
        TestRun run =
                TestRun.of(
                        FailingLifecycles.OverdueBeforeEachTestCase.class,
                        dir,
                        Map.of("forkpair.deadline", "4 s"));

        assertThat(run.failure())
                .hasMessageContaining("was in Thread.sleep:")
                .hasMessageContaining("$OverdueBeforeEachTestCase.open(");
    }

    @Test
    void theCommandThatIsKeptHasJUnitRunTheSideAlone() throws Exception {
        TestRun.of(
                LifecyclePairs.EveryCallbackTestCase.class,
                dir,
                Map.of("forkpair.evidence", "always"));
        Path script =
                dir.resolve(LifecyclePairs.EveryCallbackTestCase.class.getName())
                        .resolve("parent/child-1.command");

        ProcessRun alone = ProcessRun.of(new ProcessBuilder("sh", script.toString()), dir);

        assertThat(alone.printed())
                .contains("after each\nafter all\n", "EveryCallbackTestCase.child returned.");
        assertThat(alone.exitCode()).isZero();
    }

    @Test
    void whereThereIsNoLauncherTheErrorSaysWhatToAdd() throws Exception {
        ProcessBuilder builder = TestJvm.of(List.of(), NoLauncherMain.class, dir.toString());
        int classPath = builder.command().indexOf("-cp") + 1;
        builder.command()
                .set(
                        classPath,
                        Arrays.stream(builder.command().get(classPath).split(File.pathSeparator))
                                .filter(entry -> !entry.contains("junit-platform-launcher"))
                                .collect(Collectors.joining(File.pathSeparator)));

        ProcessRun run = ProcessRun.of(builder, dir);

        assertThat(run.printed())
                .contains(
                        "ExtensionConfigurationException: @ChildSide LifecyclePairs$PerClassTestCase"
                                + ".child has lifecycle = Lifecycle.JUPITER, for which its child needs"
                                + " the launcher of the JUnit that runs this test, but no class"
                                + " org.junit.platform.launcher.core.LauncherFactory is to be found"
                                + " here. Add the dependency"
                                + " org.junit.platform:junit-platform-launcher, or take away the"
                                + " lifecycle.");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aChildsSideIsATestThereInEveryOtherRespectTheSame() {
        assertThat(elements(ChildTest.class)).isEqualTo(elements(ChildSide.class));
    }

    private static Map<String, List<Object>> elements(Class<?> annotation) {
        return Arrays.stream(annotation.getDeclaredMethods())
                .collect(
                        Collectors.toMap(
                                Method::getName,
                                each -> List.of(each.getReturnType(), each.getDefaultValue())));
    }

    private static String name(Class<?> pairs) {
        return "FailingLifecycles$" + pairs.getSimpleName();
    }

    private static String masked(Throwable failure) {
        return String.valueOf(failure.getMessage()).replaceAll("child \\d+", "child PID");
    }

    private TestRun run(Class<?> pairs) {
        return TestRun.of(pairs, dir, Map.of("forkpair.deadline", "60 s"));
    }
}

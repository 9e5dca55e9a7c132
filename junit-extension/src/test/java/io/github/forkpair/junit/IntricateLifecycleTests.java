package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;

@Timeout(120)
class IntricateLifecycleTests {

    @TempDir private Path dir;

    @ParameterizedTest
    @ValueSource(
            classes = {
                IntricateLifecycles.TemplateAroundTestCase.class,
                IntricateLifecycles.ParameterizedAroundTestCase.class,
                IntricateLifecycles.NormalizedFieldTestCase.class,
                IntricateLifecycles.RecordTestCase.class,
                IntricateLifecycles.AccessorTestCase.class,
                IntricateLifecycles.CustomTemplateTestCase.class,
                IntricateLifecycles.RepetitionTestCase.class
            })
    void aChildHasWhatJUnitHasInTheTestJvm(Class<?> pairs) {
        TestRun run = run(pairs, Map.of());

        assertThat(run.count(Status.FAILED)).as(run.printed()).isZero();
        assertThat(run.count(Status.SUCCESSFUL)).isPositive();
    }

    /** An exclusion that would keep our extension from being found leaves out others alone. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "io.github.*", "org.acme.*, io.github.forkpair.junit.JUnit*"})
    void whatTheUserExcludesFromDetectionIsNoneOfOurs(String excluded) {
        assertThat(
                        ToldToChild.configuration(
                                List.of(
                                        "set junit.jupiter.extensions.autodetection.enabled=true",
                                        "set junit.jupiter.extensions.autodetection.exclude="
                                                + excluded)))
                .containsEntry("junit.jupiter.extensions.autodetection.enabled", "true")
                .satisfies(
                        all ->
                                assertThat(
                                                all.get(
                                                        "junit.jupiter.extensions.autodetection"
                                                                + ".exclude"))
                                        .doesNotContain("io.github", "*,")
                                        .isIn("", "org.acme.*"));
    }

    @Test
    void anExtensionAroundTheMethodIsNotWhatFails() {
        assertThat(run(IntricateLifecycles.InterceptedTestCase.class, Map.of()).failure())
                .hasMessageStartingWith("mine\n  thrown by  @ChildSide IntricateLifecycles$Inter");
    }

    @Test
    void aFailureAfterAnAbortionIsAFailure() {
        TestRun run = run(IntricateLifecycles.LostFailureTestCase.class, Map.of());

        assertThat(run.count(Status.FAILED)).isEqualTo(1);
        assertThat(run.failure())
                .hasMessageStartingWith("leaked\n@AfterAll IntricateLifecycles$Lost");
    }

    @Test
    void allThatIsToBeClosedIsClosed() {
        assertThat(run(IntricateLifecycles.TwoAfterTestCase.class, Map.of()).failure())
                .hasMessageContaining("@AfterParameterizedClassInvocation ")
                .hasMessageContaining("] b");
    }

    @ParameterizedTest
    @CsvSource({
        "TimeoutTestCase, @BeforeEach IntricateLifecycles$TimeoutTestCase.open failed in child",
        "LambdaTestCase, What JUnit runs before the side's method failed in child",
        "StaticTestCase, The static initializer of IntricateLifecycles$StaticTestCase failed in child"
    })
    void whatNeverCameToTheMethodIsNotBlamedOnIt(String pairs, String text) throws Exception {
        TestRun run =
                run(Class.forName(IntricateLifecycles.class.getName() + "$" + pairs), Map.of());

        assertThat(run.printed()).contains("\n" + text).doesNotContain("JUnitInChild");
    }

    @Test
    void anExitBehindTheMethodIsNotBeforeIt() {
        assertThat(run(IntricateLifecycles.AfterEachExitTestCase.class, Map.of()).failure())
                .hasMessageContaining("ended with exit code 7 before JUnit was through with it.");
    }

    @Test
    void anExitThatIsExpectedOfTheSideIsNoCallbacks() {
        assertThat(run(IntricateLifecycles.EarlyExitTestCase.class, Map.of()).failure())
                .hasMessageContaining(
                        "EarlyExitTestCase.child was expected to end with exit code 3, but it ended"
                                + " with exit code 3 before its method was called.");
    }

    @Test
    void theDeadlineTextShowsTheThreadThatTheSideIsOn() {
        assertThat(
                        run(
                                        IntricateLifecycles.SeparateThreadTestCase.class,
                                        Map.of("forkpair.deadline", "4 s"))
                                .failure())
                .hasMessageContaining("was in Thread.sleep:")
                .hasMessageContaining("SeparateThreadTestCase.child(");
    }

    private TestRun run(Class<?> pairs, Map<String, String> settings) {
        return TestRun.of(pairs, dir, settings);
    }
}

package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.PairFailedError;
import io.github.forkpair.outcome.PairResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;

@Timeout(120)
class LeftoverTests {

    private static final Map<String, String> WARN = Map.of("forkpair.leftovers", "warn");
    private static final Map<String, String> SOON =
            Map.of("forkpair.deadline", "3 s", "forkpair.grace", "1 s");

    private static final Pattern SLEEPER = Pattern.compile("(\\d+) +sleep (\\d+)");

    @TempDir private Path evidence;

    @ParameterizedTest
    @ValueSource(
            classes = {
                LeftoverTestCases.InTheGroupTestCase.class,
                LeftoverTestCases.InASessionOfItsOwnTestCase.class,
                LeftoverTestCases.WithoutParentAndEnvironmentTestCase.class
            })
    void aProcessThatTheChildLeavesRunningIsEndedAndFailsThePair(Class<?> testCase) {
        TestRun run = TestRun.of(testCase, evidence);
        Throwable failure = run.failure();

        assertThat(failure).isInstanceOf(PairFailedError.class);
        assertThat(normalized(failure.getMessage()))
                .isEqualTo(
                        """
                        @ChildSide LeftoverTestCases$NAME.child left a process running, which Forkpair ended.
                          expected   all that the child side started to end within 1 s after it
                          left       pid PID  sleep 1000
                          to do      end it in the child side, or set forkpair.leftovers=warn to be told of that alone
                          evidence   EVIDENCE/LeftoverTestCases$NAME/parent
                          try        sh child-1.command  # in that directory: runs the child side alone again"""
                                .replace("NAME", testCase.getSimpleName()));
        assertThat(failure.getStackTrace()).hasSize(1);
        assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("child");
        assertThat(run.evidence(testCase, "parent"))
                .containsExactly("child-1.command", "pair.json");
        assertThat(run.records())
                .singleElement()
                .satisfies(record -> assertThat(record.result()).isEqualTo(PairResult.FAILED));
        assertGone(failure.getMessage(), 1);
    }

    @Test
    void severalAreCountedAndListed() {
        String message = messageOf(LeftoverTestCases.TwoTestCase.class, Map.of());

        assertThat(normalized(message))
                .startsWith(
                        """
                        @ChildSide LeftoverTestCases$TwoTestCase.child left 2 processes running, which Forkpair ended.
                          expected   all that the child side started to end within 1 s after it
                          left       pid PID  sleep 1000
                                     pid PID  sleep 1001
                          to do      end them in the child side, or set forkpair.leftovers=warn to be told of that alone
                        """);
        assertGone(message, 2);
    }

    @Test
    void oneThatHoldsTheChildsOutputDoesNotHoldUpThePair() {
        String message = messageOf(LeftoverTestCases.HoldsTheOutputTestCase.class, Map.of());

        assertThat(normalized(message))
                .contains("\n  left       pid PID  sleep 1000\n")
                .contains("\n  output     [child PID] first line\n");
        assertGone(message, 1);
    }

    @Test
    void aChildThatFailsAsWellKeepsItsFailure() {
        Throwable failure = failureOf(LeftoverTestCases.ChildFailsTestCase.class, Map.of());

        assertThat(failure).isInstanceOf(IllegalStateException.class);
        assertThat(normalized(failure.getMessage()))
                .isEqualTo(
                        """
                        child
                          thrown by  @ChildSide LeftoverTestCases$ChildFailsTestCase.child, in child PID
                          meanwhile  @ParentSide LeftoverTestCases$ChildFailsTestCase.parent returned
                          left       pid PID  sleep 1000
                          evidence   EVIDENCE/LeftoverTestCases$ChildFailsTestCase/parent
                          try        sh child-1.command  # in that directory: runs the child side alone again""");
        assertGone(failure.getMessage(), 1);
    }

    @Test
    void aParentSideThatFailsAsWellKeepsItsFailure() {
        Throwable failure = failureOf(LeftoverTestCases.ParentFailsTestCase.class, Map.of());

        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("parent");
        assertThat(failure.getSuppressed()).hasSize(1);
        String report = failure.getSuppressed()[0].getMessage();
        assertThat(normalized(report)).contains("\n  left       pid PID  sleep 1000\n");
        assertGone(report, 1);
    }

    @Test
    void aChildThatTheParentSideKilledMayLeaveNothingEither() {
        String message = messageOf(LeftoverTestCases.KilledByTheParentTestCase.class, Map.of());

        assertThat(normalized(message))
                .startsWith(
                        """
                        @ChildSide LeftoverTestCases$KilledByTheParentTestCase.child left a process running, which Forkpair ended.
                          expected   all that the child side started to end within 1 s after it
                          left       pid PID  sleep 1000
                          likely     the parent side ended the child before it could end it
                          to do      let it end when the child does, such as on end-of-file, or set forkpair.leftovers=warn to be told of that alone
                        """);
        assertGone(message, 1);
    }

    @Test
    void whatIsLeftAtTheDeadlineIsToldWithIt() {
        String message = messageOf(LeftoverTestCases.OverdueTestCase.class, SOON);

        assertThat(normalized(message))
                .startsWith(
                        "The child side had not ended at the pair's deadline of 3 s, from forkpair.deadline.")
                .contains("\n  left       pid PID  sleep 1000\n");
        assertGone(message, 1);
    }

    @Test
    void oneThatEndsWithTheChildIsNotLeft() {
        TestRun run = TestRun.of(LeftoverTestCases.EndsWithTheChildTestCase.class, evidence);

        assertThat(run.printed()).isEmpty();
        assertThat(run.count(Status.SUCCESSFUL)).isEqualTo(1);
    }

    @Test
    void theProcessesOfAnotherPairAreNeitherEndedNorBlamed() { // else one pair at a time
        LeftoverTestCases.BesideAnotherTestCase.evidence = evidence.resolve("other");
        TestRun run = TestRun.of(LeftoverTestCases.BesideAnotherTestCase.class, evidence);

        assertThat(run.printed()).isEmpty();
        assertThat(normalized(LeftoverTestCases.BesideAnotherTestCase.other.printed()))
                .contains("left       pid PID  sleep 1000")
                .doesNotContain("sleep 2000");
    }

    @Test
    void aWarningIsAllThereIsWhereThatIsWhatWasAskedFor() {
        String printed =
                printedBy(LeftoverTestCases.InTheGroupTestCase.class, WARN, Status.SUCCESSFUL);

        assertThat(normalized(printed))
                .isEqualTo(
                        "[forkpair] WARNING: @ChildSide LeftoverTestCases$InTheGroupTestCase.child left a process"
                                + " running, which Forkpair ended: PID sleep 1000");
        assertGone(printed, 1);
    }

    @Test
    void anAbortedPairStaysAbortedAndIsWarnedOf() {
        String printed =
                printedBy(LeftoverTestCases.ParentAbortsTestCase.class, Map.of(), Status.ABORTED);

        assertThat(normalized(printed)).contains("which Forkpair ended: PID sleep 1000");
        assertGone(printed, 1);
    }

    private String printedBy(Class<?> testCase, Map<String, String> settings, Status status) {
        TestRun run = TestRun.of(testCase, evidence, settings);
        assertThat(run.count(status)).isEqualTo(1);
        return run.warnings();
    }

    private String messageOf(Class<?> testCase, Map<String, String> settings) {
        return failureOf(testCase, settings).getMessage();
    }

    private Throwable failureOf(Class<?> testCase, Map<String, String> settings) {
        return TestRun.of(testCase, evidence, settings).failure();
    }

    /** Those that the text names. They lost their parent, so others may have their zombies. */
    private static void assertGone(String text, int count) {
        List<Long> pids =
                SLEEPER.matcher(text).results().map(found -> Long.valueOf(found.group(1))).toList();
        assertThat(pids).hasSize(count).allMatch(Remains::areGone);
        assertThat(ProcessHandle.current().children()).as("ours, zombies too").isEmpty();
    }

    /** Pids are aligned, and one may have a digit more than another. */
    private String normalized(String text) {
        return SLEEPER.matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group()
                                                .replaceFirst("\\d+", "PID")
                                                .replaceFirst(" {2,}", "  ")))
                .replaceAll("child \\d+", "child PID")
                .replace(evidence + "/io.github.forkpair.junit.", "EVIDENCE/");
    }
}

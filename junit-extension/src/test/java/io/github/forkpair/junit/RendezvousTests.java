package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.PairFailedError;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.Side;
import io.github.forkpair.evidence.Happening;
import io.github.forkpair.evidence.PairEvent;
import io.github.forkpair.evidence.PairTimeline;
import io.github.forkpair.evidence.Timelines;
import io.github.forkpair.outcome.Verdict;
import java.io.File;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.opentest4j.AssertionFailedError;

/**
 * No pair but those that are to be overdue comes near its deadline: it is beyond the test's own.
 */
@Timeout(120)
class RendezvousTests {

    private static final Map<String, String> NO_DEADLINE = Map.of("forkpair.deadline", "1 h");
    private static final Map<String, String> SHORT =
            Map.of("forkpair.deadline", "2 s", "forkpair.grace", "1 s");

    private static final String FOR_GOOD = ", so no side can meet any more: ";
    private static final String AT_READY =
            "the parent side waits at \"ready\", the child side nowhere.";
    private static final String AT_GO = "the child side waits at \"go\", the parent side nowhere.";

    @TempDir private Path evidence;

    @Test
    void sidesMeet() {
        TestRun run = TestRun.of(MeetingsTestCase.class, evidence, NO_DEADLINE);

        assertThat(run.printed()).isEmpty();
        assertThat(run.count(Status.SUCCESSFUL)).isEqualTo(12);
    }

    static List<Arguments> whatTheTestComesTo() {
        return List.of(
                arguments(
                        MissedMeetings.DifferentPlacesTestCase.class,
                        Verdict.Ending.PARENT_FAILED,
                        MissedMeetingException.class,
                        "The sides came to different meeting places: the parent side waits at \"ready\", the child"
                                + " side at \"go\"."),
                arguments(
                        MissedMeetings.ChildReturnsTestCase.class,
                        Verdict.Ending.PARENT_FAILED,
                        MissedMeetingException.class,
                        "The child side has returned" + FOR_GOOD + AT_READY),
                arguments(
                        MissedMeetings.ChildFailsTestCase.class,
                        Verdict.Ending.CHILD_FAILED,
                        AssertionFailedError.class,
                        "not ready\n"),
                arguments(
                        MissedMeetings.ChildExitsTestCase.class,
                        Verdict.Ending.CHILD_EXITED,
                        PairFailedError.class,
                        "@ChildSide MissedMeetings$ChildExitsTestCase.child ended with exit code 3 before"),
                arguments(
                        MissedMeetings.ChildHaltsTestCase.class,
                        Verdict.Ending.CHILD_EXITED,
                        PairFailedError.class,
                        "@ChildSide MissedMeetings$ChildHaltsTestCase.child ended with exit code 3 before"),
                arguments(
                        MissedMeetings.ChildIsKilledTestCase.class,
                        Verdict.Ending.CHILD_SIGNALED,
                        PairFailedError.class,
                        "@ChildSide MissedMeetings$ChildIsKilledTestCase.child was ended by signal 9 (SIGKILL)"),
                arguments(
                        MissedMeetings.ChildCrashesTestCase.class,
                        Verdict.Ending.CHILD_CRASHED,
                        PairFailedError.class,
                        "@ChildSide MissedMeetings$ChildCrashesTestCase.child crashed with SIGSEGV"),
                arguments(
                        MissedMeetings.ParentReturnsTestCase.class,
                        Verdict.Ending.CHILD_FAILED,
                        MissedMeetingException.class,
                        "The parent side has returned" + FOR_GOOD + AT_GO + "\n"),
                arguments(
                        MissedMeetings.ParentFailsTestCase.class,
                        Verdict.Ending.PARENT_FAILED,
                        AssertionFailedError.class,
                        "no time"),
                arguments(
                        MissedMeetings.ParentIsInterruptedTestCase.class,
                        Verdict.Ending.PARENT_FAILED,
                        UncheckedIOException.class,
                        "This thread was interrupted where it waited to meet the other side."),
                arguments(
                        MissedMeetings.ChildIsInterruptedTestCase.class,
                        Verdict.Ending.CHILD_FAILED,
                        UncheckedIOException.class,
                        "This thread was interrupted where it waited to meet the other side.\n"));
    }

    @ParameterizedTest
    @MethodSource
    void whatTheTestComesTo(
            Class<?> testCase, Verdict.Ending ending, Class<?> type, String message) {
        TestRun run = TestRun.of(testCase, evidence, NO_DEADLINE);
        Throwable failure = run.failure();

        assertThat(failure).isExactlyInstanceOf(type).hasMessageStartingWith(message);
        assertThat(run.endings()).containsExactly(ending.word());
    }

    static List<Arguments> theOtherSidesFailureIsSuppressed() {
        return List.of(
                arguments(
                        MissedMeetings.DifferentPlacesTestCase.class,
                        "The sides came to different meeting places: the parent side waits at \"ready\", the child"
                                + " side at \"go\".\n"),
                arguments(
                        MissedMeetings.ChildFailsTestCase.class,
                        "The child side has failed" + FOR_GOOD + AT_READY),
                arguments(
                        MissedMeetings.ChildExitsTestCase.class,
                        "The child's JVM has begun to exit" + FOR_GOOD + AT_READY),
                arguments(
                        MissedMeetings.ChildIsKilledTestCase.class,
                        "The child's process has ended" + FOR_GOOD + AT_READY),
                arguments(
                        MissedMeetings.ParentFailsTestCase.class,
                        "The parent side has failed" + FOR_GOOD + AT_GO + "\n"),
                arguments(
                        MissedMeetings.ParentIsInterruptedTestCase.class,
                        "The parent side was interrupted where it waited at \"ready\""
                                + FOR_GOOD
                                + "the child side waits at \"ready\", the parent side nowhere.\n"),
                arguments(
                        MissedMeetings.ChildIsInterruptedTestCase.class,
                        "The child side was interrupted where it waited at \"ready\""
                                + FOR_GOOD
                                + AT_READY));
    }

    @ParameterizedTest
    @MethodSource
    void theOtherSidesFailureIsSuppressed(Class<?> testCase, String message) {
        Throwable failure = TestRun.of(testCase, evidence, NO_DEADLINE).failure();

        assertThat(failure.getSuppressed())
                .filteredOn(MissedMeetingException.class::isInstance)
                .singleElement()
                .satisfies(missed -> assertThat(missed).hasMessageStartingWith(message));
    }

    @Test
    void theChildsFailureHasTheAuthorsLineOnTop() {
        Throwable failure =
                TestRun.of(MissedMeetings.ParentReturnsTestCase.class, evidence, NO_DEADLINE)
                        .failure();

        assertThat(failure.getStackTrace()[0].getClassName())
                .isEqualTo(MissedMeetings.ParentReturnsTestCase.class.getName());
    }

    @Test
    void aChildWhoseParentSideIsNeverCalledIsNotLeftWaiting() {
        TestRun run =
                TestRun.of(MissedMeetings.ParentIsNeverCalledTestCase.class, evidence, NO_DEADLINE);

        assertThat(run.failure()).hasMessageContaining("no such parameter today");
        assertThat(timeline().events())
                .filteredOn(event -> event.lane().side() == Side.CHILD)
                .filteredOn(event -> event.what() == Happening.ENDED)
                .extracting(PairEvent::detail)
                .singleElement()
                .asString()
                .startsWith(
                        "failed with io.github.forkpair.MissedMeetingException: The parent side was never called"
                                + FOR_GOOD
                                + AT_GO
                                + " (MissedMeetings.java:");
        assertThat(run.causes()).containsExactly("PARENT method not called");
    }

    static List<Arguments> atTheDeadlineItIsToldWhoWaitsWhere() {
        return List.of(
                arguments(
                        MissedMeetings.ChildHangsTestCase.class,
                        "  meeting    " + AT_READY.replace("nowhere.", "nowhere")),
                arguments(
                        MissedMeetings.SameThreadTestCase.class,
                        "  meeting    " + AT_READY.replace("nowhere.", "nowhere")),
                arguments(
                        MissedMeetings.ChildReceivesTestCase.class,
                        "  likely     each side waits for the other: the parent for a meeting, the child for a"
                                + " message"),
                arguments(
                        MissedMeetings.ParentHangsTestCase.class,
                        "  meeting    " + AT_GO.replace("nowhere.", "nowhere")));
    }

    @ParameterizedTest
    @MethodSource
    void atTheDeadlineItIsToldWhoWaitsWhere(Class<?> testCase, String row) {
        TestRun run = TestRun.of(testCase, evidence, SHORT);

        assertThat(run.failure()).isInstanceOf(PairFailedError.class);
        assertThat(run.failure().getMessage().lines()).contains(row);
        assertThat(run.endings()).containsExactly(Verdict.Ending.BOTH_OVERDUE.word());
    }

    @Test
    void aParentSideThatWaitsAtTheDeadlineIsToldWhy() {
        Throwable failure =
                TestRun.of(MissedMeetings.ChildHangsTestCase.class, evidence, SHORT).failure();

        assertThat(failure.getSuppressed())
                .singleElement()
                .isExactlyInstanceOf(MissedMeetingException.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("The pair's deadline of 2 s has passed" + FOR_GOOD + AT_READY);
    }

    @Test
    void aChildThatHangsInItsExitIsNotWaitedForAtAMeeting() {
        Throwable failure =
                TestRun.of(MissedMeetings.ChildHangsInAHookTestCase.class, evidence, SHORT)
                        .failure();

        assertThat(failure)
                .isExactlyInstanceOf(MissedMeetingException.class)
                .hasMessage("The child's JVM has begun to exit" + FOR_GOOD + AT_READY);
    }

    @Test
    void nobodyMeetsAfterThePairsEnd() {
        TestRun.of(MissedMeetings.KeepsItTestCase.class, evidence, NO_DEADLINE);
        Rendezvous kept = Objects.requireNonNull(MissedMeetings.KeepsItTestCase.kept);
        MissedMeetings.KeepsItTestCase.kept = null;

        assertThatThrownBy(() -> kept.meet("ready"))
                .isExactlyInstanceOf(MissedMeetingException.class)
                .message()
                .endsWith(" has returned" + FOR_GOOD + AT_READY);
    }

    @Test
    void bothSidesMeetingsAreOnTheTimeline() {
        TestRun.of(MissedMeetings.ChildReturnsTestCase.class, evidence, NO_DEADLINE);

        assertThat(timeline().events())
                .filteredOn(event -> event.what() == Happening.MET)
                .extracting(event -> event.lane().side() + " " + event.detail())
                .containsExactlyInAnyOrder("PARENT started", "CHILD started");
        assertThat(directory(MissedMeetings.ChildReturnsTestCase.class).resolve("pair.json"))
                .content()
                .contains("\"name\": \"met\"")
                .contains("\"detail\": \"started\"");
    }

    @Test
    void aChildThatRunsAloneMeetsNobodyAndGoesOn() throws Exception {
        TestRun.of(MissedMeetings.FailsAfterAMeetingTestCase.class, evidence, NO_DEADLINE);
        Path directory = directory(MissedMeetings.FailsAfterAMeetingTestCase.class);
        Path output = evidence.resolve("output.txt");
        Process alone =
                new ProcessBuilder("sh", directory.resolve("child-1.command").toString())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(Redirect.appendTo(output.toFile()))
                        .redirectError(Redirect.appendTo(output.toFile()))
                        .start();

        assertThat(alone.waitFor()).isEqualTo(1);
        assertThat(Files.readString(output)).contains("IllegalStateException: went on");
    }

    private Path directory(Class<?> testCase) {
        return evidence.resolve(testCase.getName()).resolve("parent");
    }

    private PairTimeline timeline() {
        Timelines timelines = Timelines.read(evidence);
        assertThat(timelines.problems()).isEmpty();
        return timelines.byKey().values().iterator().next();
    }
}

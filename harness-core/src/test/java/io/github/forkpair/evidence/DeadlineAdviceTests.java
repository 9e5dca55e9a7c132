package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.evidence.Occupation.Kind;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.plan.TimeLimit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeadlineAdviceTests {

    private static final String LIMIT = "@Timeout(3) on B.parent";

    private static final String RAISE = "raise " + LIMIT;

    private static final PairPlan PLAN =
            new PairPlan(
                    new SideMethod("a.B", "parent", List.of()),
                    List.of(new ChildPlan(new SideMethod("a.B", "child", List.of()), false)),
                    false,
                    Settings.from(name -> Optional.empty())
                            .withLimit(TimeLimit.given(Duration.ofSeconds(3), LIMIT)));

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SLEEP", "OUTSIDE", "UNKNOWN"})
    void moreTimeIsAdvisedWhereItCanHelpByTheSettingThatCounts(Kind kind) {
        assertThat(alone(kind).toDo()).contains(RAISE).doesNotContain("forkpair.deadline");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SLEEP", "OUTSIDE", "UNKNOWN"})
    void moreTimeIsNotAdvisedWhereItCannotHelp(Kind kind) {
        assertThat(alone(kind).toDo()).isNotEmpty().doesNotContain("raise");
    }

    @ParameterizedTest
    @CsvSource({
        "MESSAGE, SLEEP,   CHILD",
        "MESSAGE, RUNNING, CHILD",
        "SLEEP,   MESSAGE, PARENT",
        "OTHERS,  MEETING, PARENT",
        "MESSAGE, MESSAGE, PARENT CHILD",
        "SLEEP,   SLEEP,   PARENT CHILD",
        "SLEEP,   RUNNING, PARENT CHILD",
        "MESSAGE, UNKNOWN, CHILD",
        "UNKNOWN, MESSAGE, PARENT",
        "UNKNOWN, SLEEP,   CHILD",
        "SLEEP,   UNKNOWN, PARENT",
    })
    void whoIsToBlameIsTheOneThatTheOtherWaitsFor(Kind parent, Kind child, String sides) {
        DeadlineAdvice advice =
                new DeadlineAdvice(doing(parent), doing(child), Hang.UNKNOWN, PLAN, LIMIT);

        assertThat(advice.blame().sides())
                .extracting(Enum::name)
                .containsExactlyInAnyOrder(sides.split(" "));
    }

    @Test
    void ofTwoThatWaitForNobodyBothAreTold() {
        assertThat(hint(Kind.SLEEP, Kind.RUNNING, Hang.UNKNOWN).likely())
                .contains("in the parent side: a sleep", "in the child: a loop");
        assertThat(hint(Kind.SLEEP, Kind.SLEEP, Hang.UNKNOWN)).isEqualTo(alone(Kind.SLEEP));
    }

    @Test
    void aDeadlockIsNoMatterOfTime() {
        Hang hang = new Hang(Hang.Stage.RUNNING, "", "\"a\" waits for \"b\"", "", "");

        assertThat(hint(Kind.UNKNOWN, Kind.MONITOR, hang).likely()).startsWith("a deadlock");
        assertThat(hint(Kind.UNKNOWN, Kind.MONITOR, hang).toDo()).doesNotContain("raise");
    }

    @Test
    void aChildThatIsNotUpMayNeedMoreTime() {
        Hang hang = new Hang(Hang.Stage.STARTING, "", "", "", "");

        assertThat(hint(Kind.UNKNOWN, Kind.UNKNOWN, hang).toDo()).isEqualTo(RAISE);
    }

    @Test
    void aChildThatStandsStillIsToBeThawed() {
        Hang hang = new Hang(Hang.Stage.RUNNING, "", "", "SIGSTOP", "");

        assertThat(hint(Kind.UNKNOWN, Kind.UNKNOWN, hang).toDo())
                .isEqualTo("let the parent side thaw it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MESSAGE | MESSAGE | each side waits for a message from the other",
                "BYTES | BYTES | each side waits for bytes from the other",
                "ROOM | ROOM | each side sends more than the channel holds, and neither receives",
                "MESSAGE | FILE_LOCK | each side waits for the other: the parent for a message, the child for a file lock",
                "CHILD_END | MESSAGE | each side waits for the other: the parent for the child's end, the child for a message",
                "MESSAGE | SLEEP | the parent side waits for the child, which was doing SLEEP",
                "CHILD_END | RUNNING | the parent side waits for the child, which was doing RUNNING, perhaps a loop",
                "POLL | BYTES | the child waits for the parent side, which was doing POLL",
            })
    void ofTwoSidesTheOneThatWaitsForTheOtherIsNotTheCause(Kind parent, Kind child, String likely) {
        assertThat(hint(parent, child, Hang.UNKNOWN).likely()).isEqualTo(likely);
    }

    @ParameterizedTest
    @CsvSource({"MESSAGE, FILE_LOCK, parent", "FILE_LOCK, BYTES, child"})
    void whoeverHoldsTheOthersLockIsToReleaseIt(Kind parent, Kind child, String holder) {
        assertThat(hint(parent, child, Hang.UNKNOWN).toDo())
                .startsWith("let the " + holder + " side release that lock before it waits");
    }

    @ParameterizedTest
    @CsvSource({
        "'in CountDownLatch.await', ', by countDown()'",
        "'in CountDownLatch.await, with a limit', ', by countDown()'",
        "'in Object.wait', ', by notify() or notifyAll()'",
        "'in LinkedBlockingQueue.take', ', by put() or add()'",
        "'in CyclicBarrier.await', ''"
    })
    void aWaitForAThreadNamesTheCallThatEndsIt(String words, String call) {
        assertThat(alone(new Occupation(Kind.OTHERS, words, "B.java:7")).toDo())
                .isEqualTo("see which thread of the same process should end it" + call);
    }

    @Test
    void aWaitForTheEndOfAThreadNamesThat() {
        assertThat(alone(new Occupation(Kind.OTHERS, "in Thread.join", "B.java:7")))
                .isEqualTo(
                        new Hint(
                                "the thread that it waits for does not end",
                                "see what that thread does; more time does not help"));
    }

    @Test
    void whoWaitsForTheChildsEndIsToLetItEnd() {
        assertThat(hint(Kind.CHILD_END, Kind.MESSAGE, Hang.UNKNOWN).toDo())
                .isEqualTo("let the parent side give the child that before it waits for its end");
    }

    @Test
    void aWaitForAProcessNamesThat() {
        assertThat(alone(new Occupation(Kind.OUTSIDE, "in Process.waitFor", "B.java:7")))
                .isEqualTo(
                        new Hint(
                                "the process that it waits for does not end",
                                "see what that process does, or "
                                        + RAISE
                                        + " if that takes longer"));
    }

    @Test
    void aMeetingThatTheOtherDoesNotComeToIsNamed() {
        Hang hang =
                new Hang(
                        Hang.Stage.RUNNING,
                        "",
                        "",
                        "",
                        new MeetingText(List.of(Seat.ONLY)).whoWaitsWhere(Map.of(0, "ready")));

        assertThat(hint(Kind.MEETING, Kind.MESSAGE, hang).toDo())
                .isEqualTo(
                        "add meet(\"ready\") to @ChildSide B.child, or remove it from @ParentSide"
                                + " B.parent");
    }

    private static Hint alone(Kind kind) {
        return hint(kind, Kind.UNKNOWN, Hang.UNKNOWN);
    }

    private static Hint alone(Occupation parent) {
        return new DeadlineAdvice(parent, Occupation.UNKNOWN, Hang.UNKNOWN, PLAN, LIMIT).hint();
    }

    private static Hint hint(Kind parent, Kind child, Hang hang) {
        return new DeadlineAdvice(doing(parent), doing(child), hang, PLAN, LIMIT).hint();
    }

    private static Occupation doing(Kind kind) {
        return kind == Kind.UNKNOWN
                ? Occupation.UNKNOWN
                : new Occupation(kind, "doing " + kind, "B.java:7");
    }
}

package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.PairFailedError;
import io.github.forkpair.evidence.PairTimeline;
import io.github.forkpair.evidence.Timelines;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

@Timeout(120)
class ManyChildrenTests {

    private static final Map<String, String> SOON = Map.of("forkpair.deadline", "6 s");

    @TempDir private Path evidence;

    @ParameterizedTest
    @ValueSource(
            classes = {
                ManyChildren.RolesTestCase.class,
                ManyChildren.MeetingsTestCase.class,
                ManyChildren.KilledTestCase.class,
                ManyChildren.ExpectedExitsTestCase.class,
                ManyChildren.MoreThanMayLiveTestCase.class,
                ManyChildren.ThirtyTwoTestCase.class,
                ManyChildren.SiblingsTestCase.class,
                ManyChildren.ClientAndServerTestCase.class,
                ManyChildren.SiblingDiesTestCase.class,
                ManyChildren.OneSidedTestCase.class,
                ManyChildren.SiblingHangsUpTestCase.class,
                ManyChildren.SiblingReturnsTestCase.class,
                ManyChildren.SiblingInterruptsTestCase.class,
                ManyChildren.HearsTheEndOfEachTestCase.class,
                ManyChildren.StrangerTestCase.class,
                ManyChildren.AllToAllTestCase.class,
                ManyChildren.RestartTestCase.class
            })
    void passes(Class<?> testCase) {
        TestRun run = TestRun.of(testCase, evidence);

        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(1);
    }

    @Test
    void whoeverFailedFirstIsTheFailureAndNamedByItsSeat() {
        TestRun run = TestRun.of(ManyChildren.OneFailsTestCase.class, evidence, SOON);

        assertThat(run.failure())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("no quorum")
                .hasMessageContaining("@ChildSide ManyChildren$OneFailsTestCase.node (node[1]), in")
                .hasMessageContaining("@ChildSide ManyChildren$OneFailsTestCase.node (node[0]) in")
                .hasMessageContaining("@ChildSide ManyChildren$OneFailsTestCase.node (node[2]) in")
                .hasMessageContaining("[node[1] ")
                .hasMessageContaining("sh child-2.command");
        Path kept = evidence.resolve(ManyChildren.OneFailsTestCase.class.getName());
        assertThat(kept.resolve("parent"))
                .isDirectoryContaining("glob:**/child-1.stdout")
                .isDirectoryContaining("glob:**/child-2.stdout")
                .isDirectoryContaining("glob:**/child-3.command");
    }

    @Test
    void theTimelineHasALaneForEach() {
        TestRun.of(ManyChildren.OneFailsTestCase.class, evidence, SOON);

        PairTimeline timeline = Timelines.read(evidence).byKey().values().iterator().next();
        assertThat(timeline.children())
                .extracting(PairTimeline.Child::name)
                .containsExactly("node[0]", "node[1]", "node[2]");
        assertThat(timeline.children()).allMatch(child -> child.pid() > 0);
        assertThat(timeline.events())
                .filteredOn(event -> event.what().word().equals("ready"))
                .extracting(event -> event.lane().number())
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void oneThatCannotStartEndsTheOthersAndIsTheFailure() {
        TestRun run =
                TestRun.of(
                        ManyChildren.ThirtyTwoTestCase.class,
                        evidence,
                        Map.of("forkpair.child.args", "-XX:+NoSuchFlag"));

        assertThat(run.failure())
                .isInstanceOf(PairFailedError.class)
                .hasMessageContaining(
                        " never ran: its JVM ended with exit code 1 before it was up.")
                .hasMessageContaining("@ChildSide ManyChildren$ThirtyTwoTestCase.node (node[");
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void moreChildrenThanDescriptorsAllowAreRefusedBeforeAnyStarts() {
        TestRun run = TestRun.of(ManyChildren.TooManyTestCase.class, evidence);

        assertThat(run.failure())
                .isInstanceOf(PairFailedError.class)
                .hasMessageContaining(
                        "could not be launched: a pair of 1000000 children takes up to 16000064 open"
                                + " files, and this test JVM may open ")
                .hasMessageContaining("raise the limit (ulimit -n)");
        assertThat(run.records()).allMatch(record -> record.launched() == 0);
    }

    @Test
    void incarnationsAreToldApart() {
        Throwable failure = TestRun.of(ManyChildren.FailsAgainTestCase.class, evidence).failure();

        assertThat(failure)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("the journal is broken")
                .hasMessageContaining("FailsAgainTestCase.child (child, incarnation 1), in child")
                .hasMessageFindingMatch(
                        "\n  before     @ChildSide ManyChildren\\$FailsAgainTestCase.child \\(child,"
                                + " incarnation 0\\) in child \\d+ was ended by signal 9 \\(SIGKILL\\),"
                                + " which the parent side sent\n")
                .hasMessageContaining("runs \"child, incarnation 1\" alone again")
                .hasMessageContaining("sh child-1-1.command");
        assertThat(
                        evidence.resolve(ManyChildren.FailsAgainTestCase.class.getName())
                                .resolve("parent"))
                .isDirectoryContaining("glob:**/child-1.command")
                .isDirectoryContaining("glob:**/child-1-1.command");
    }

    @Test
    void aReportOfAParentSideThatFailsIsAboutTheLastIncarnation() {
        TestRun run = TestRun.of(ManyChildren.ParentFailsAfterARestartTestCase.class, evidence);

        assertThat(run.failure().getSuppressed()[0])
                .hasMessageStartingWith("The parent side failed.\n")
                .hasMessageFindingMatch(
                        "\n  before     @ChildSide \\S+ \\(child, incarnation 0\\) in child \\d+ was"
                                + " ended by signal 9 \\(SIGKILL\\), which the parent side sent\n"
                                + "  meanwhile  @ChildSide \\S+ \\(child, incarnation 1\\) in child"
                                + " \\d+ returned\n"
                                + "  output     \\[child, incarnation 1 \\d+\\] once more\n"
                                + "  evidence ")
                .hasMessageNotContainingAny("  try ");
    }

    @Test
    void aChildThatWasStartedAgainIsOneSideAtTheDeadline() {
        TestRun run = TestRun.of(ManyChildren.OverdueAfterARestartTestCase.class, evidence, SOON);

        assertThat(run.failure())
                .hasMessageStartingWith("2 of 2 sides had not ended ")
                .hasMessageFindingMatch(
                        "\n  child, incarnation 0 @ChildSide \\S+ \\(child, incarnation 0\\) in child"
                                + " \\d+ was ended by signal 9 \\(SIGKILL\\), which the parent side"
                                + " sent\n  child, incarnation 1 @ChildSide ")
                .hasMessageContaining("runs \"child, incarnation 1\" alone again");
    }

    @Test
    void aFrozenChildIsSaidToBeAndIsNotDead() {
        assertThat(TestRun.of(ManyChildren.FrozenTestCase.class, evidence, SOON).failure())
                .hasMessageContaining("FrozenTestCase.a (a) in child")
                .hasMessageContaining(" had been stopped by SIGSTOP.");
    }

    @Test
    void whatEachChildDidStandsUnderTheParentsFailure() {
        Throwable failure = TestRun.of(ManyChildren.ParentFailsTestCase.class, evidence).failure();

        assertThat(failure).isInstanceOf(IllegalStateException.class);
        assertThat(failure.getSuppressed())
                .singleElement()
                .asString()
                .contains("ParentFailsTestCase.a (a) in child")
                .contains("ParentFailsTestCase.b (b) in child");
    }

    @Test
    void atTheDeadlineEverySideIsTold() {
        Throwable failure =
                TestRun.of(ManyChildren.AllOverdueTestCase.class, evidence, SOON).failure();

        assertThat(failure)
                .isInstanceOf(PairFailedError.class)
                .hasMessageStartingWith("3 of 3 sides had not ended at the pair's deadline of 6 s")
                .hasMessageContaining("\n  a          @ChildSide")
                .hasMessageContaining("\n  b          @ChildSide")
                .hasMessageContaining(
                        "likely     each waits for the next: the parent side for a message from a,"
                                + " a for a message from the parent side");
    }

    @Test
    void whoKeepsTheOthersWaitingIsNamed() {
        Throwable failure =
                TestRun.of(ManyChildren.OneKeepsTheOthersTestCase.class, evidence, SOON).failure();

        assertThat(failure)
                .hasMessageContaining(
                        "likely     b was in Thread.sleep, while these waited: the parent side for a"
                                + " message from a, a for a message from b");
    }

    @Test
    void aDeadlockAmongThreeIsNamedWithAllStacks() {
        Throwable failure = TestRun.of(ManyChildren.RingTestCase.class, evidence, SOON).failure();

        assertThat(failure)
                .hasMessageContaining(
                        "likely     each waits for the next: node[0] for a message from node[1],"
                                + " node[1] for a message from node[2], node[2] for a message from"
                                + " node[0]")
                .hasMessageContaining("was in Peer.receive from node[2]:\n")
                .hasMessageContaining("was in ChildProcess.waitForExit");
        assertThat(failure.getMessage().split("at .*RingTestCase.node\\(", -1)).hasSize(4);
    }

    @Test
    void aMeetingThatOneCanNotComeToAnyMoreFailsAtOnceAndWhoWaitsWhereIsATable() {
        Throwable failure = TestRun.of(ManyChildren.MissedTestCase.class, evidence).failure();

        assertThat(failure)
                .hasMessageContaining("leaves has returned, so no side can meet any more:")
                .hasMessageContaining("leaves nowhere");
    }

    @Test
    void aSideThatThereIsNotCannotBeMet() {
        assertThat(TestRun.of(ManyChildren.UnknownSideTestCase.class, evidence).failure())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "No side of this pair is named \"lat\". Did you mean \"late\"?");
    }

    @Test
    void anAssumptionOfOneChildAbortsTheTest() {
        assertThat(TestRun.of(ManyChildren.AbortsTestCase.class, evidence).failure())
                .isInstanceOf(TestAbortedException.class)
                .hasMessageStartingWith("not today");
    }
}

package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.forkpair.Peer;
import io.github.forkpair.Side;
import io.github.forkpair.evidence.Happening;
import io.github.forkpair.evidence.PairEvent;
import io.github.forkpair.evidence.PairEvent.Weight;
import io.github.forkpair.evidence.PairTimeline;
import io.github.forkpair.evidence.PairTimeline.Phase;
import io.github.forkpair.evidence.Timelines;
import io.github.forkpair.outcome.PairResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each pair, also one that passes, leaves its timeline for the build's report. */
@Timeout(120)
class TimelineTests {

    private static final Map<String, String> OVERDUE = Map.of("forkpair.deadline", "3 s");

    @TempDir private Path evidence;

    static class MessagesTestCase {
        @ParentSide
        void parent(Peer child) {
            child.send("hello");
            child.expect("and a good day");
        }

        @ChildSide
        void child(Peer parent) {
            parent.expect("hello");
            System.out.println("one\ntwo");
            parent.send("and a good day");
        }
    }

    static class RawTestCase {
        @ParentSide
        void parent(ByteChannel child) throws IOException {
            for (int i = 0; i < 10; i++) {
                child.write(ByteBuffer.wrap("ab".getBytes(StandardCharsets.US_ASCII)));
            }
            ByteBuffer answer = ByteBuffer.allocate(7);
            while (answer.hasRemaining()) {
                child.read(answer);
            }
        }

        @ChildSide
        void child(ByteChannel parent) throws IOException {
            ByteBuffer words = ByteBuffer.allocate(20);
            while (words.hasRemaining()) {
                parent.read(words);
            }
            parent.write(ByteBuffer.wrap("thanks!".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    static class FailsTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            fail("the child's own\nfailure");
        }
    }

    @Test
    void aPassingPairLeavesItsMessagesItsOutputAndWhatTookHowLong() {
        PairTimeline timeline = courseOf(MessagesTestCase.class);

        assertThat(timeline.test()).isEqualTo("TimelineTests$MessagesTestCase.parent");
        assertThat(timeline.children().get(0).side())
                .isEqualTo("TimelineTests$MessagesTestCase.child");
        assertThat(timeline.parentPid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(timeline.result()).isEqualTo(PairResult.PASSED);
        assertThat(timeline.evidence()).isEmpty();
        assertThat(names(timeline, "PARENT"))
                .containsExactly(
                        "method called", "sent", "received", "method ended", "hung up", "verdict");
        assertThat(names(timeline, "CHILD"))
                .contains("launched", "ready", "stdout", "method ended", "process ended");
        assertThat(event(timeline, Happening.SENT).bytes()).isEqualTo("hello".length());
        assertThat(event(timeline, Happening.SENT))
                .extracting(PairEvent::detail, PairEvent::value)
                .containsExactly("String", "\"hello\"");
        assertThat(event(timeline, Happening.RECEIVED).value()).isEqualTo("\"and a good day\"");
        assertThat(event(timeline, Happening.RECEIVED).bytes())
                .isEqualTo("and a good day".length());
        assertThat(timeline.phases().stream().map(Phase::name).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("launch", "JVM start", "test", "reaping", "exit");
        long accounted =
                timeline.phases().stream()
                        .filter(phase -> phase.lane().side().name().equals("PARENT"))
                        .mapToLong(Phase::nanos)
                        .sum();
        assertThat(accounted).isEqualTo(timeline.end());
    }

    static class RefusedTestCase {
        record Job(String name, Object worker) {}

        @ParentSide
        void parent(Peer child) {
            child.send(new Job("copy", Thread.currentThread()));
        }

        @ChildSide
        void child(Peer parent) {
            parent.receive(Job.class);
        }
    }

    @Test
    void aMessageThatCouldNotBeSentStandsThereWithItsValueAndTheFailureWithItsLine() {
        PairTimeline timeline = courseOf(RefusedTestCase.class);

        assertThat(event(timeline, Happening.NOT_SENT))
                .extracting(PairEvent::detail, PairEvent::value, PairEvent::weight)
                .containsExactly("Job", "[name=\"copy\", worker=Thread]", PairEvent.Weight.TROUBLE);
        assertThat(timeline.events())
                .filteredOn(event -> event.weight() == PairEvent.Weight.CAUSE)
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.lane().side()).isEqualTo(Side.PARENT);
                            assertThat(event.detail())
                                    .contains("Job.worker is a java.lang.Thread")
                                    .containsPattern(" \\(TimelineTests\\.java:\\d+\\)$");
                        });
        assertThat(timeline.events())
                .filteredOn(event -> event.lane().side() == Side.CHILD)
                .filteredOn(event -> event.what() == Happening.ENDED)
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.detail())
                                        .containsPattern(" \\(TimelineTests\\.java:\\d+\\)$"));
    }

    @Test
    void atADeadlineTheCauseIsTheSideThatTheOtherWaitsForWithItsCallAndLine() {
        assertThat(overdue(OverdueCourses.ChildSleepsTestCase.class))
                .satisfiesExactly(
                        parents -> {
                            assertThat(parents.weight()).isEqualTo(Weight.TROUBLE);
                            assertThat(parents.detail())
                                    .matches("in Peer\\.expect \\(OverdueCourses\\.java:\\d+\\)");
                        },
                        childs -> {
                            assertThat(childs.weight()).isEqualTo(Weight.CAUSE);
                            assertThat(childs.detail())
                                    .matches("in Thread\\.sleep \\(OverdueCourses\\.java:\\d+\\)");
                        });
        assertThat(overdue(OverdueCourses.ParentSleepsTestCase.class))
                .extracting(PairEvent::weight)
                .containsExactly(Weight.CAUSE, Weight.TROUBLE);
    }

    @Test
    void atADeadlineTheCauseIsTheThreadThatDiedBeforeWithItsLine() {
        assertThat(courseOf(OverdueCourses.WorkerDiesTestCase.class, evidence, OVERDUE).events())
                .filteredOn(event -> event.weight() == Weight.CAUSE)
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.what()).isEqualTo(Happening.UNCAUGHT);
                            assertThat(event.detail())
                                    .matches(
                                            "\"worker\": java\\.lang\\.IllegalStateException: no work"
                                                    + " \\(OverdueCourses\\.java:\\d+\\)");
                        });
    }

    /** Returns when the sides of a pair were overdue, the parent side first. */
    private List<PairEvent> overdue(Class<?> testCase) {
        return courseOf(testCase, evidence.resolve(testCase.getSimpleName()), OVERDUE)
                .events()
                .stream()
                .filter(event -> event.what() == Happening.OVERDUE)
                .sorted(Comparator.comparing(event -> event.lane().side()))
                .toList();
    }

    @Test
    void rawBytesAreRunsWithTheirSizes() {
        PairTimeline timeline = courseOf(RawTestCase.class);

        assertThat(sum(timeline, Happening.WROTE)).isEqualTo(20);
        assertThat(sum(timeline, Happening.READ)).isEqualTo(7);
        assertThat(names(timeline, "PARENT")).doesNotContain("sent", "received");
    }

    @Test
    void aFailingPairLeavesItsFailureInFullAndNamesItsEvidence() {
        PairTimeline timeline = courseOf(FailsTestCase.class);

        assertThat(timeline.result()).isEqualTo(PairResult.FAILED);
        assertThat(timeline.failure())
                .startsWith("org.opentest4j.AssertionFailedError: the child's own\nfailure\n")
                .contains("thrown by  @ChildSide");
        assertThat(timeline.evidence())
                .isEqualTo("io.github.forkpair.junit.TimelineTests$FailsTestCase/parent");
        assertThat(evidence.resolve(timeline.evidence()).resolve("pair.json")).exists();
    }

    private PairTimeline courseOf(Class<?> testClass) {
        return courseOf(testClass, evidence, Map.of());
    }

    private PairTimeline courseOf(Class<?> testClass, Path dir, Map<String, String> settings) {
        TestRun.of(testClass, dir, settings);
        Timelines timelines = Timelines.read(dir);
        assertThat(timelines.problems()).isEmpty();
        assertThat(timelines.byKey()).hasSize(1);
        return timelines.byKey().values().iterator().next();
    }

    private static List<String> names(PairTimeline timeline, String side) {
        return timeline.events().stream()
                .filter(event -> event.lane().side().name().equals(side))
                .map(event -> event.what().word())
                .toList();
    }

    private static long sum(PairTimeline timeline, Happening what) {
        return timeline.events().stream()
                .filter(event -> event.what() == what)
                .mapToLong(PairEvent::bytes)
                .sum();
    }

    private static PairEvent event(PairTimeline timeline, Happening what) {
        return timeline.events().stream()
                .filter(event -> event.what() == what)
                .findFirst()
                .orElseThrow();
    }
}

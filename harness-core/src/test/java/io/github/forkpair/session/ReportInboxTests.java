package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.Side;
import io.github.forkpair.channel.FrameWriter;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.evidence.MeetingText;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.transfer.FailureCapture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReportInboxTests {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final ChildReport.Returned RETURNED = new ChildReport.Returned(3, "", "");

    private final List<String> met = new ArrayList<>();
    private final Meeting meeting =
            new Meeting(
                    (side, place) -> met.add(Side.values()[side] + " " + place),
                    LONG,
                    new MeetingText(List.of(Seat.ONLY)));
    private final ReportInbox inbox = new ReportInbox(meeting, 1);

    @Test
    void aChildsStageIsThatOfItsLastNews() throws IOException {
        assertThat(inbox.stage()).isEqualTo(Hang.Stage.STARTING);
        assertThat(inbox.isReady()).isFalse();

        send(new ChildReport.Ready(7));
        assertThat(inbox.stage()).isEqualTo(Hang.Stage.RUNNING);
        assertThat(inbox.isReady()).isTrue();
        assertThat(inbox.readyNanos()).isEqualTo(7);

        send(new ChildReport.Exiting(8, "main", List.of()));
        assertThat(inbox.stage()).isEqualTo(Hang.Stage.EXITING);

        send(RETURNED);
        assertThat(inbox.stage()).isEqualTo(Hang.Stage.THROUGH);
        assertThat(inbox.word()).contains(RETURNED);
    }

    @Test
    void theFirstWordCounts() throws IOException {
        send(RETURNED);
        send(new ChildReport.Failed(4, FailureCapture.of(new IOException("late"))));

        assertThat(inbox.word()).contains(RETURNED);
    }

    @Test
    void theFirstWhoExitsCounts() throws IOException {
        send(new ChildReport.Exiting(1, "first", List.of()));
        send(new ChildReport.Exiting(2, "second", List.of()));

        assertThat(inbox.exiting()).map(ChildReport.Exiting::thread).contains("first");
    }

    @Test
    void aReportMayComeInPieces() throws IOException {
        ByteBuffer bytes = frames(new ChildReport.Ready(7), RETURNED);
        while (bytes.hasRemaining()) {
            assertThat(inbox.word()).isEmpty();
            inbox.bytes(ByteBuffer.wrap(new byte[] {bytes.get()}));
        }

        assertThat(inbox.isReady()).isTrue();
        assertThat(inbox.word()).contains(RETURNED);
    }

    @Test
    void aGarbledReportIsNoWordAndDoesNotHideTheNext() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter writer = new FrameWriter(Channels.newChannel(bytes));
        writer.write('?', new byte[3], 3);
        writer.write('F', new byte[] {1, 2}, 2);
        inbox.bytes(ByteBuffer.wrap(bytes.toByteArray()));
        assertThat(inbox.word()).isEmpty();

        send(RETURNED);
        assertThat(inbox.word()).contains(RETURNED);
    }

    @Test
    void whoWaitsForReadinessHearsOfIt() throws Exception {
        FutureTask<Boolean> waiting = waiting(() -> inbox.awaitReady(LONG));
        send(new ChildReport.Ready(7));

        assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoWaitsForReadinessHearsOfTheEnd() throws Exception {
        FutureTask<Boolean> waiting = waiting(() -> inbox.awaitReady(LONG));
        inbox.end();

        assertThat(waiting.get(30, TimeUnit.SECONDS)).isFalse();
        assertThat(inbox.hasEnded()).isTrue();
    }

    @Test
    void whoWaitsForReadinessHasALimit() throws Exception {
        assertThat(inbox.awaitReady(Duration.ofMillis(1))).isFalse();
        assertThat(inbox.hasEnded()).isFalse();
    }

    @Test
    void aDumpThatWasForgottenIsAwaitedAnew() throws Exception {
        send(new ChildReport.Threads("first", ""));
        assertThat(inbox.awaitThreads(LONG)).map(ChildReport.Threads::dump).contains("first");

        inbox.forgetThreads();
        assertThat(inbox.awaitThreads(Duration.ofMillis(1))).isEmpty();
        FutureTask<String> waiting =
                waiting(() -> inbox.awaitThreads(LONG).map(ChildReport.Threads::dump).orElse(""));
        send(new ChildReport.Threads("second", ""));

        assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo("second");
    }

    @Test
    void whoWaitsForADumpOrForCoverageHearsOfTheEnd() throws Exception {
        FutureTask<Boolean> dump = waiting(() -> inbox.awaitThreads(LONG).isEmpty());
        FutureTask<Boolean> coverage =
                waiting(
                        () -> {
                            inbox.awaitCovered(LONG);
                            return true;
                        });
        inbox.end();

        assertThat(dump.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(coverage.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoWaitsForCoverageHearsThatItIsWritten() throws Exception {
        FutureTask<Boolean> coverage =
                waiting(
                        () -> {
                            inbox.awaitCovered(LONG);
                            return true;
                        });
        send(new ChildReport.Covered());

        assertThat(coverage.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void eachEndOfTheChildFailsWhoWaitsToMeetIt() throws IOException {
        List<String> told = new ArrayList<>();
        meeting.arrive(0, "here", List.of(), answer(told));
        send(new ChildReport.Exiting(1, "main", List.of()));

        assertThat(told).singleElement().asString().startsWith("The child's JVM has begun to exit");
    }

    @Test
    void aChildThatHasReturnedIsNotMetAnyMore() throws IOException {
        List<String> told = new ArrayList<>();
        meeting.arrive(0, "here", List.of(), answer(told));
        send(RETURNED);

        assertThat(told).singleElement().asString().startsWith("The child side has returned");
    }

    @Test
    void aChildThatIsGoneIsNotMetAnyMore() {
        List<String> told = new ArrayList<>();
        meeting.arrive(0, "here", List.of(), answer(told));
        inbox.end();

        assertThat(told).singleElement().asString().startsWith("The child's process has ended");
    }

    @Test
    void theSidesMeetByWhatTheChildReports() throws IOException {
        List<String> told = new ArrayList<>();
        send(new ChildReport.Waits("here", List.of()));
        meeting.arrive(0, "here", List.of(), answer(told));

        assertThat(told).containsExactly("goes on");
        assertThat(met).containsExactlyInAnyOrder("PARENT here", "CHILD here");
    }

    @Test
    void aChildThatLeavesDoesNotMeet() throws IOException {
        List<String> told = new ArrayList<>();
        send(new ChildReport.Waits("here", List.of()));
        send(new ChildReport.Leaves());
        meeting.arrive(0, "here", List.of(), answer(told));

        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("The child side was interrupted where it waited at \"here\"");
        assertThat(met).isEmpty();
    }

    private static Meeting.Answer answer(List<String> told) {
        return new Meeting.Answer() {
            @Override
            public void goOn() {
                told.add("goes on");
            }

            @Override
            public void fail(String why) {
                told.add(why);
            }
        };
    }

    /** Returns once the thread waits. */
    private static <T> FutureTask<T> waiting(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "waits");
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && !task.isDone()) {
            Thread.onSpinWait();
        }
        assertThat(task).isNotDone();
        return task;
    }

    private void send(ChildReport report) throws IOException {
        inbox.bytes(frames(report));
    }

    private static ByteBuffer frames(ChildReport... reports) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter writer = new FrameWriter(Channels.newChannel(bytes));
        for (ChildReport each : reports) {
            byte[] payload = each.encode();
            writer.write(each.kind(), payload, payload.length);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}

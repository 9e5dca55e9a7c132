package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.evidence.MeetingText;
import io.github.forkpair.plan.Seat;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How threads of the parent side wait, and what ends their wait. */
@Timeout(60)
class ParentRendezvousTests {

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final Meeting meeting =
            new Meeting(
                    (side, place) -> {},
                    Duration.ofSeconds(5),
                    new MeetingText(List.of(Seat.ONLY)));

    /** What the child is told, for a test that looks on. */
    private record ChildsAnswer(List<String> heard, CountDownLatch given)
            implements Meeting.Answer {

        @Override
        public void goOn() {
            heard.add("CHILD goes on");
            given.countDown();
        }

        @Override
        public void fail(String why) {
            heard.add("CHILD: " + why);
            given.countDown();
        }
    }

    private ChildsAnswer childComes(String place) {
        ChildsAnswer answer = new ChildsAnswer(heard, new CountDownLatch(1));
        meeting.arrive(1, place, List.of(), answer);
        return answer;
    }

    @Test
    void threadsOfBothSidesGoThroughThousandsOfMeetingsInStep() throws Exception {
        int rounds = 20_000;
        ParentRendezvous parent = new ParentRendezvous(meeting);
        int[] reached = new int[2];
        FutureTask<Void> child =
                new FutureTask<>(
                        () -> {
                            for (int i = 0; i < rounds; i++) {
                                reached[1] = i;
                                meetAsTheChild("round " + i);
                                assertThat(reached[0]).isEqualTo(i);
                                meetAsTheChild("checked " + i);
                            }
                            return null;
                        });
        start(child);
        for (int i = 0; i < rounds; i++) {
            reached[0] = i;
            parent.meet("round " + i);
            assertThat(reached[1]).isEqualTo(i);
            parent.meet("checked " + i);
        }
        child.get(30, TimeUnit.SECONDS);
    }

    private void meetAsTheChild(String place) throws Exception {
        childComes(place).given().await();
        assertThat(heard).containsExactly("CHILD goes on");
        heard.clear();
    }

    @Test
    void anInterruptedWaitOfTheParentSideFailsAndLeavesTheInterruptSet() throws Exception {
        FutureTask<Boolean> waits =
                new FutureTask<>(
                        () -> {
                            assertThatThrownBy(() -> new ParentRendezvous(meeting).meet("ready"))
                                    .isExactlyInstanceOf(UncheckedIOException.class)
                                    .hasMessage(
                                            "This thread was interrupted where it waited to meet the other side.");
                            return Thread.currentThread().isInterrupted();
                        });
        start(waits).interrupt();

        assertThat(waits.get(30, TimeUnit.SECONDS)).isTrue();
        childComes("ready");
        assertThat(heard.get(0)).startsWith("CHILD: The parent side was interrupted where it");
    }

    @Test
    void anInterruptedThreadMeetsASideThatIsThereAndStaysInterrupted() {
        childComes("ready");
        Thread.currentThread().interrupt();
        new ParentRendezvous(meeting).meet("ready");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(heard).contains("CHILD goes on");
    }

    @Test
    void whoeverIsInterruptedAfterTheDeadlineHearsOfTheDeadline() throws Exception {
        CyclicBarrier begun = new CyclicBarrier(2);
        FutureTask<Throwable> waits =
                new FutureTask<>(
                        () -> {
                            begun.await();
                            try {
                                new ParentRendezvous(meeting).meet("ready");
                                return new AssertionError("met nobody");
                            } catch (RuntimeException e) {
                                return e;
                            }
                        });
        Thread waiter = start(waits);
        begun.await();
        meeting.deadlinePassed();
        waiter.interrupt();

        assertThat(waits.get(30, TimeUnit.SECONDS))
                .isExactlyInstanceOf(MissedMeetingException.class)
                .hasMessage(
                        "The pair's deadline of 5 s has passed, so no side can meet any more: the parent side"
                                + " waits at \"ready\", the child side nowhere.");
    }

    @Test
    void noNameIsRefused() {
        assertThatThrownBy(() -> new ParentRendezvous(meeting).meet(null))
                .isExactlyInstanceOf(NullPointerException.class)
                .hasMessage(
                        "A meeting place has a name, and null is none. Give it one that both sides know.");
        assertThat(meeting.whoWaitsWhere()).isEmpty();
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        return thread;
    }
}

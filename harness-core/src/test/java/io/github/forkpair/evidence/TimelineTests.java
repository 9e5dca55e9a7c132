package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTests {

    private static final MessageText TEXT = new MessageText("String", "\"a\"");

    private final Timeline timeline = new Timeline();
    private final long now = System.nanoTime();

    @Test
    void eventsStandInTheirOrderWhoeverNotedThemFirst() {
        timeline.add(now + 2_000, Lane.PARENT, Happening.CALLED, "");
        timeline.add(now + 1_000, Lane.ofChild(1), Happening.READY, "");

        assertThat(timeline.events())
                .extracting(event -> event.what().word())
                .containsExactly("ready", "method called");
    }

    @Test
    void eachMessageIsAnEventWithItsDirectionAndSize() {
        timeline.message(now, Lane.between(1), Happening.SENT, 6, TEXT, PairEvent.Weight.USUAL);
        timeline.message(now + 1, Lane.between(1), Happening.SENT, 7, TEXT, PairEvent.Weight.USUAL);
        timeline.message(
                now + 2, Lane.between(1), Happening.RECEIVED, 8, TEXT, PairEvent.Weight.USUAL);

        assertThat(timeline.events())
                .extracting(event -> event.what().word() + " " + event.bytes())
                .containsExactly("sent 6", "sent 7", "received 8");
    }

    @Test
    void readsAndWritesOfOneDirectionAreOneRun() {
        timeline.transfer(now, Lane.between(1), Happening.WROTE, 5);
        timeline.transfer(now + 1_000, Lane.between(1), Happening.WROTE, 6);
        timeline.transfer(now + 2_000, Lane.between(1), Happening.READ, 7);
        timeline.transfer(now + 3_000, Lane.between(1), Happening.WROTE, 8);
        timeline.transfer(now + 3_000_000_000L, Lane.between(1), Happening.WROTE, 9);

        List<PairEvent> events = timeline.events();
        assertThat(events)
                .extracting(
                        event -> event.what().word() + " " + event.count() + " " + event.bytes())
                .containsExactly("wrote 2 11", "read 1 7", "wrote 1 8", "wrote 1 9");
        assertThat(events.get(0).lastNanos() - events.get(0).nanos()).isEqualTo(1_000);
    }

    @Test
    void ofManyMessagesTheFirstAndTheLastAreKeptAndTheOthersCounted() {
        timeline.add(now, Lane.ofChild(1), Happening.LAUNCHED, "");
        for (int i = 1; i <= 100_000; i++) {
            timeline.message(
                    now + i, Lane.between(1), Happening.SENT, i, TEXT, PairEvent.Weight.USUAL);
        }
        timeline.add(now + 100_001, Lane.PARENT, Happening.HUNG_UP, "");

        List<PairEvent> events = timeline.events();
        assertThat(events).hasSize(503);
        assertThat(events.get(0).what()).isEqualTo(Happening.LAUNCHED);
        assertThat(events.get(250).bytes()).isEqualTo(250);
        assertThat(events.get(251))
                .extracting(PairEvent::what, PairEvent::count, PairEvent::detail)
                .containsExactly(Happening.LEFT_OUT, 99_500L, "messages");
        assertThat(events.get(251).bytes()).isEqualTo((251L + 99_750L) * 99_500 / 2);
        assertThat(events.get(251).lastNanos() - events.get(251).nanos()).isEqualTo(99_499);
        assertThat(events.get(252).bytes()).isEqualTo(99_751);
        assertThat(events.get(502).what()).isEqualTo(Happening.HUNG_UP);
    }

    @Test
    void outputIsKeptByItsBeginningAndItsLines() {
        ByteBuffer bytes = ByteBuffer.wrap("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
        timeline.output(now, Lane.ofChild(1), Happening.STDOUT, bytes);
        timeline.output(now + 1, Lane.ofChild(1), Happening.STDERR, ByteBuffer.allocate(100_000));

        assertThat(bytes.remaining()).isEqualTo(8);
        List<PairEvent> events = timeline.events();
        assertThat(events.get(0))
                .extracting(
                        event -> event.what().word(),
                        PairEvent::count,
                        PairEvent::bytes,
                        PairEvent::detail)
                .containsExactly("stdout", 2L, 8L, "one\ntwo\n");
        assertThat(events.get(1))
                .extracting(event -> event.what().word(), PairEvent::count, PairEvent::bytes)
                .containsExactly("stderr", 0L, 100_000L);
        assertThat(events.get(1).detail()).hasSize(240);
    }

    @Test
    void outputWithoutEndTakesNoMoreRoomThanItsFirstAndLastPieces() {
        for (int i = 0; i < 10_000; i++) {
            timeline.output(now + i, Lane.ofChild(1), Happening.STDOUT, ByteBuffer.allocate(100));
        }
        timeline.add(now, Lane.PARENT, Happening.ENDED, "x".repeat(100_000));

        assertThat(timeline.events()).hasSize(502);
        assertThat(timeline.events()).allMatch(event -> event.detail().length() <= 1_003);
    }

    @Test
    void ofManyMeetingsTheFirstAndTheLastAreKeptAndTheOthersCounted() {
        for (int i = 1; i <= 10_000; i++) {
            timeline.met(Lane.PARENT, "round " + i);
            timeline.met(Lane.ofChild(1), "round " + i);
        }
        timeline.met(Lane.ofChild(1), "x".repeat(100_000));

        List<PairEvent> events = timeline.events();
        assertThat(events).hasSize(501);
        assertThat(events.get(249))
                .extracting(PairEvent::lane, PairEvent::what, PairEvent::detail)
                .containsExactly(Lane.ofChild(1), Happening.MET, "round 125");
        assertThat(events.get(250))
                .extracting(PairEvent::what, PairEvent::count, PairEvent::detail)
                .containsExactly(Happening.LEFT_OUT, 19_501L, "meetings");
        assertThat(events.get(500).detail()).hasSize(1_003);
    }
}

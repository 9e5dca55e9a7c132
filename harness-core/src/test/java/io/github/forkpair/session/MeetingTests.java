package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.Side;
import io.github.forkpair.evidence.MeetingText;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.plan.Seat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who comes where, and what each side is told, in every order. */
@Timeout(60)
class MeetingTests {

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final Meeting meeting =
            new Meeting(
                    (side, place) -> heard.add(Side.values()[side] + " met " + place),
                    Duration.ofSeconds(5),
                    new MeetingText(List.of(Seat.ONLY)));

    private final class Noted implements Meeting.Answer {
        private final Side side;

        Noted(Side side) {
            this.side = side;
        }

        @Override
        public void goOn() {
            heard.add(side + " goes on");
        }

        @Override
        public void fail(String why) {
            heard.add(side + ": " + why);
        }
    }

    private void comes(Side side, String place) {
        meeting.arrive(side.ordinal(), place, List.of(), new Noted(side));
    }

    @Test
    void theFirstWaitsForTheSecondAndBothAreNotedBeforeTheyGoOn() {
        comes(Side.CHILD, "ready");
        assertThat(heard).isEmpty();
        assertThat(meeting.whoWaitsWhere())
                .isEqualTo("the child side waits at \"ready\", the parent side nowhere");

        comes(Side.PARENT, "ready");
        assertThat(heard)
                .containsExactly(
                        "PARENT met ready", "CHILD met ready", "PARENT goes on", "CHILD goes on");
        assertThat(meeting.whoWaitsWhere()).isEmpty();
    }

    @Test
    void theSamePlaceIsMetAtAgain() {
        for (int i = 0; i < 3; i++) {
            comes(Side.PARENT, "again");
            comes(Side.CHILD, "again");
        }

        assertThat(heard).filteredOn("CHILD goes on"::equals).hasSize(3);
    }

    @Test
    void namesAreComparedExactly() {
        comes(Side.PARENT, "Ready ");
        comes(Side.CHILD, "ready");

        assertThat(heard).hasSize(2).allMatch(each -> each.contains("different"));
    }

    @Test
    void sidesAtDifferentPlacesBothFailAndNeverMeetAgain() {
        comes(Side.CHILD, "go");
        comes(Side.PARENT, "ready");
        comes(Side.PARENT, "go");

        String text =
                "The sides came to different meeting places: the parent side waits at \"ready\", the child side at"
                        + " \"go\".";
        assertThat(heard)
                .containsExactly(
                        "PARENT: " + text,
                        "CHILD: " + text,
                        "PARENT: The sides came to different meeting places before, so no side can meet any"
                                + " more: the parent side waits at \"go\", the child side nowhere.");
    }

    @Test
    void aSideThatWaitsFailsWhenTheOtherEndsAndSoDoesOneThatComesLater() {
        comes(Side.PARENT, "ready");
        meeting.childEnded(1, MeetingText.End.RETURNED);
        comes(Side.PARENT, "later");

        assertThat(heard)
                .containsExactly(
                        "PARENT: The child side has returned, so no side can meet any more: the parent side"
                                + " waits at \"ready\", the child side nowhere.",
                        "PARENT: The child side has returned, so no side can meet any more: the parent side"
                                + " waits at \"later\", the child side nowhere.");
    }

    @Test
    void theFirstReasonCounts() {
        meeting.childEnded(1, MeetingText.End.FAILED);
        meeting.childEnded(1, MeetingText.End.GONE);
        meeting.parentEnded(ParentOutcome.returned());
        meeting.deadlinePassed();
        comes(Side.PARENT, "ready");

        assertThat(heard).singleElement().asString().contains("The child side has failed, so");
    }

    @Test
    void theParentSidesEndIsToldInItsWords() {
        assertThat(toldToTheChild(ParentOutcome.returned()))
                .isEqualTo(
                        "CHILD: The parent side has returned, so no side can meet any more: the child side waits"
                                + " at \"go\", the parent side nowhere.");
        assertThat(toldToTheChild(ParentOutcome.threw(new IllegalStateException())))
                .startsWith("CHILD: The parent side has failed, so");
        assertThat(toldToTheChild(ParentOutcome.neverCalled(new IllegalStateException())))
                .startsWith("CHILD: The parent side was never called, so");
    }

    private String toldToTheChild(ParentOutcome parent) {
        heard.clear();
        Meeting another =
                new Meeting(
                        (side, place) -> {},
                        Duration.ofSeconds(5),
                        new MeetingText(List.of(Seat.ONLY)));
        another.arrive(1, "go", List.of(), new Noted(Side.CHILD));
        another.parentEnded(parent);
        return heard.get(0);
    }

    @Test
    void theDeadlineEndsTheWait() {
        comes(Side.CHILD, "go");
        meeting.deadlinePassed();

        assertThat(heard)
                .containsExactly(
                        "CHILD: The pair's deadline of 5 s has passed, so no side can meet any more: the child"
                                + " side waits at \"go\", the parent side nowhere.");
    }

    @Test
    void aSideThatLeavesHasItsAnswerAndTheOtherFailsWhenItComes() {
        comes(Side.CHILD, "go");
        assertThat(meeting.leave(1)).isTrue();
        comes(Side.PARENT, "go");

        assertThat(heard.get(1))
                .isEqualTo(
                        "PARENT: The child side was interrupted where it waited at \"go\", so no side can meet"
                                + " any more: the parent side waits at \"go\", the child side nowhere.");
    }

    @Test
    void aSideThatLeavesTooLateHasMet() {
        comes(Side.CHILD, "go");
        comes(Side.PARENT, "go");

        assertThat(meeting.leave(1)).isFalse();
        comes(Side.CHILD, "again");
        comes(Side.PARENT, "again");
        assertThat(heard).hasSize(8).noneMatch(each -> each.contains(":"));
    }

    @Test
    void aSideWaitsOnceAtATime() {
        comes(Side.CHILD, "go");

        assertThatThrownBy(() -> comes(Side.CHILD, "go"))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Another thread of this side waits at a meeting place already, and only one of a side can.");
        comes(Side.PARENT, "go");
        assertThat(heard).contains("CHILD goes on").hasSize(4);
    }

    @Test
    void aNameThatIsLongOrHasControlCharactersIsShownInPart() {
        comes(Side.CHILD, "\u001b[1m" + "x".repeat(300));
        meeting.deadlinePassed();

        assertThat(heard.get(0)).contains("waits at \"\\x1b[1m" + "x".repeat(193) + "...\"");
    }
}

package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.evidence.MeetingText;
import io.github.forkpair.plan.Seat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Meetings of a parent side, a writer and two readers: 0, 1, 2 and 3. */
class MeetingOfManyTests {

    private final List<String> heard = new ArrayList<>();
    private final Meeting meeting =
            new Meeting(
                    (side, place) -> {},
                    Duration.ofSeconds(5),
                    new MeetingText(
                            List.of(
                                    new Seat("writer", 0, 1, 1),
                                    new Seat("reader", 0, 2, 2),
                                    new Seat("reader", 1, 2, 3))));

    private void comes(int side, String place, String... with) {
        meeting.arrive(
                side,
                place,
                List.of(with),
                new Meeting.Answer() {
                    @Override
                    public void goOn() {
                        heard.add(side + " goes on");
                    }

                    @Override
                    public void fail(String why) {
                        heard.add(side + ": " + why);
                    }
                });
    }

    @Test
    void allMeetOnceTheLastHasCome() {
        comes(3, "ready");
        comes(0, "ready");
        comes(2, "ready");
        assertThat(heard).isEmpty();
        assertThat(meeting.whoWaitsWhere())
                .isEqualTo(
                        "the parent side at \"ready\"\n"
                                + "writer nowhere\n"
                                + "reader[0] at \"ready\"\n"
                                + "reader[1] at \"ready\"");

        comes(1, "ready");

        assertThat(heard)
                .containsExactlyInAnyOrder("0 goes on", "1 goes on", "2 goes on", "3 goes on");
    }

    @Test
    void aNamedPartMeetsWithoutTheOthersWhateverTheseDo() {
        meeting.childEnded(2, MeetingText.End.FAILED);
        comes(3, "written", "writer", "reader[1]");
        comes(1, "written", "reader[1]", "writer");

        assertThat(heard).containsExactlyInAnyOrder("1 goes on", "3 goes on");
    }

    @Test
    void aRoleIsAllOfIt() {
        comes(1, "go", "writer", "reader");
        comes(2, "go", "writer", "reader");
        assertThat(heard).isEmpty();
        comes(3, "go", "writer", "reader");

        assertThat(heard).hasSize(3);
    }

    @Test
    void onlyThoseWhoWaitForOneThatEndsFail() {
        comes(0, "a", "parent", "reader[0]");
        comes(1, "b", "writer", "reader[1]");

        meeting.childEnded(2, MeetingText.End.RETURNED);

        assertThat(heard)
                .containsExactly(
                        "0: reader[0] has returned, so no side can meet any more:\n"
                                + "  the parent side at \"a\"\n"
                                + "  writer at \"b\"\n"
                                + "  reader[0] nowhere\n"
                                + "  reader[1] nowhere");
        comes(3, "b", "writer", "reader[1]");
        assertThat(heard).contains("1 goes on", "3 goes on");
    }

    @Test
    void whoeverWaitsAtAnotherPlaceMayStillComeIfNobodyWaitsInACircle() {
        comes(0, "all");
        comes(1, "two", "writer", "reader[0]");
        assertThat(heard).isEmpty();

        comes(2, "two", "writer", "reader[0]");
        assertThat(heard).containsExactly("1 goes on", "2 goes on");
        comes(1, "all");
        comes(2, "all");
        comes(3, "all");
        assertThat(heard).hasSize(6).noneMatch(each -> each.contains(":"));
    }

    @Test
    void whoWaitInACircleFailAtOnceAndTheOthersWhoWaitForThemToo() {
        comes(1, "a", "writer", "reader[0]");
        comes(2, "b", "reader");
        assertThat(heard).isEmpty();

        comes(3, "c", "reader[1]", "writer");

        assertThat(heard)
                .hasSize(3)
                .allMatch(each -> each.contains("The sides came to different meeting places:"));
        comes(0, "all");
        assertThat(heard.get(3)).startsWith("0: The sides came to different meeting places before");
    }

    @Test
    void aNameIsASidesAndOnesOwnIsAmongThem() {
        assertThatThrownBy(() -> comes(1, "go", "writer", "raeder"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "No side of this pair is named \"raeder\". Did you mean \"reader\"? There are:"
                                + " parent, writer, reader.");
        assertThatThrownBy(() -> comes(1, "go", "parent"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A side meets with others where it is one of them: name writer too.");

        comes(1, "go", "parent", "writer");
        comes(0, "go", "parent", "writer");
        assertThat(heard).hasSize(2);
    }

    /** Whether it comes a moment before the child's end is known, or a moment after. */
    @Test
    void theParentSideWaitsForNoneThatIsAwayAsItStartsNoneWhileItWaits() {
        meeting.childIsAway(2, MeetingText.End.GONE);
        comes(0, "go");

        assertThat(heard).hasSize(1);
        assertThat(heard.get(0)).startsWith("0: The process of reader[0] has ended, so ");
    }

    @Test
    void noneWaitsForOneThatIsAwayWhileTheParentSideWaitsForThem() {
        meeting.childIsAway(2, MeetingText.End.GONE);
        comes(3, "again", "reader");
        assertThat(heard).isEmpty();

        comes(0, "read", "reader[1]", "parent");

        assertThat(heard)
                .hasSize(2)
                .allMatch(each -> each.contains(": The process of reader[0] has ended, so "));
    }

    @Test
    void whoComesWhileOneIsAwayMeetsItOnceItIsBack() {
        meeting.childIsAway(2, MeetingText.End.GONE);
        comes(3, "again", "reader");
        comes(1, "written", "writer", "reader[1]");
        assertThat(heard).isEmpty();

        meeting.childIsBack(2);
        comes(2, "again", "reader");

        assertThat(heard).containsExactlyInAnyOrder("2 goes on", "3 goes on");
    }
}

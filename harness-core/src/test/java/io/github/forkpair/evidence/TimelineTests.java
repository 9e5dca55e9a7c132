package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.Side;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTests {

    private static final PairPlan PLAN =
            new PairPlan(
                    new SideMethod("a.B", "parent", List.of()),
                    List.of(new ChildPlan(new SideMethod("a.B", "child", List.of()), false)),
                    false,
                    Settings.from(name -> Optional.empty()));

    @Test
    void eventsStandInTheirOrderWhoeverNotedThemFirst() {
        Timeline timeline = new Timeline();
        long now = System.nanoTime();
        timeline.add(now + 2_000, Side.PARENT, "second", "");
        timeline.add(now + 1_000, Side.CHILD, "first", "");

        assertThat(json(timeline)).containsSubsequence("\"first\"", "\"second\"");
    }

    @Test
    void whatJsonCannotHaveIsEscaped() {
        Timeline timeline = new Timeline();
        timeline.add(System.nanoTime(), Side.CHILD, "said", "\"C:\\\"\n\t\u0000\ud83d\ude00");

        assertThat(json(timeline))
                .contains("\"detail\": \"\\\"C:\\\\\\\"\\u000a\\u0009\\u0000\\ud83d\\ude00\"");
    }

    private static String json(Timeline timeline) {
        return timeline.json(PLAN, 4712, Verdict.passed());
    }
}

package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.Side;
import io.github.forkpair.evidence.PairEvent;
import io.github.forkpair.evidence.PairTimeline;
import io.github.forkpair.evidence.Timelines;
import io.github.forkpair.launch.Launcher;
import io.github.forkpair.launch.RunningChild;
import io.github.forkpair.launch.SpawnLauncher;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A busy machine may let a child end before its test JVM has taken note of its launch. */
@Timeout(60)
class OrderOfEventsTests {

    @TempDir private Path evidence;

    @Test
    void aChildIsLaunchedAndUpBeforeItEndsHoweverLateThatIsNoted() throws Exception {
        Launcher slow =
                (command, channelEnd, output, reports) -> {
                    RunningChild child =
                            new SpawnLauncher().launch(command, channelEnd, output, reports);
                    try {
                        assertThat(child.awaitEnd(Duration.ofSeconds(30))).isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return child;
                };
        try (PairSession session =
                PairSession.launch(
                        plan(),
                        SocketPairWire::open,
                        slow,
                        getClass().getClassLoader(),
                        Progress.INTERVAL)) {
            session.run(() -> {}, true);
        }

        assertThat(Timelines.read(evidence).byKey().values())
                .singleElement()
                .extracting(PairTimeline::events)
                .satisfies(
                        events ->
                                assertThat(events)
                                        .filteredOn(event -> event.side() == Side.CHILD)
                                        .extracting(PairEvent::name)
                                        .containsExactly(
                                                "launched",
                                                "ready",
                                                "method ended",
                                                "process ended"));
    }

    private PairPlan plan() {
        Map<String, String> given = Map.of(Setting.EVIDENCE_DIR.key(), evidence.toString());
        return new PairPlan(
                new SideMethod(OrderOfEventsTests.class.getName(), "parent", List.of()),
                List.of(
                        new ChildPlan(
                                new SideMethod(QuickSides.class.getName(), "returns", List.of()),
                                false)),
                false,
                Settings.from(name -> Optional.ofNullable(given.get(name))));
    }
}

package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.evidence.PairTimeline;
import io.github.forkpair.evidence.Timelines;
import io.github.forkpair.launch.Launcher;
import io.github.forkpair.launch.PipedLauncher;
import io.github.forkpair.launch.RunningChild;
import io.github.forkpair.launch.Step;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.posix.PipeReader;
import io.github.forkpair.transport.SocketPairWire;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A busy machine may let a child end before its test JVM has taken note of its launch. */
@Timeout(60)
class OrderOfEventsTests {

    @TempDir private Path evidence;

    @Test
    void aChildIsLaunchedAndUpBeforeItEndsHoweverLateThatIsNoted() throws Exception {
        CountDownLatch noted = new CountDownLatch(1);
        AtomicReference<RunningChild> launched = new AtomicReference<>();
        Launcher launcher =
                (command, channelEnd, output, reports) -> {
                    RunningChild child =
                            new PipedLauncher(Step.Hook.NONE)
                                    .launch(command, channelEnd, output, after(noted, reports));
                    launched.set(child);
                    return child;
                };
        Step.Hook slow =
                step -> {
                    if (step == Step.RECORD) {
                        ProcessHandle.of(launched.get().pid()).orElseThrow().onExit().join();
                        noted.countDown();
                    }
                };
        try (PairSession session =
                PairSession.launch(
                        plan(),
                        new Means(
                                ChildPermits.OF_THIS_JVM,
                                (kind, socket, turnedAway) -> SocketPairWire.open(),
                                launcher,
                                getClass().getClassLoader(),
                                Console.ofThisJvm(),
                                Progress.INTERVAL,
                                slow))) {
            session.run(() -> {}, true);
        }

        assertThat(Timelines.read(evidence).byKey().values())
                .singleElement()
                .extracting(PairTimeline::events)
                .satisfies(
                        events ->
                                assertThat(events)
                                        .filteredOn(event -> event.lane().number() == 1)
                                        .extracting(event -> event.what().word())
                                        .containsExactly(
                                                "launched",
                                                "ready",
                                                "method ended",
                                                "process ended"));
    }

    /** Hears nothing before that. */
    private static PipeReader.Sink after(CountDownLatch noted, PipeReader.Sink sink) {
        return new PipeReader.Sink() {
            @Override
            public void bytes(ByteBuffer arrived) {
                try {
                    noted.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                sink.bytes(arrived);
            }

            @Override
            public void end() {
                sink.end();
            }
        };
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

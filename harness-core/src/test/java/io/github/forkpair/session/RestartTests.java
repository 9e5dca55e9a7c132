package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.PairFailedError;
import io.github.forkpair.launch.PipedLauncher;
import io.github.forkpair.launch.Step;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Listened;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transport.SocketPairWire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Children that are started again, or cannot be. */
@Timeout(60)
class RestartTests {

    private static final String NOT_LAUNCHED =
            "@ChildSide QuickSides.returns (child, incarnation 1) could not be launched: ";

    private final List<String> printed = new ArrayList<>();
    private final AtomicBoolean breaks = new AtomicBoolean();

    @TempDir private Path evidence;

    /** The pair is told of as if nobody had tried. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {
                "CHANNEL",
                "COMMAND",
                "CLOSE_OURS",
                "DIRECTORY_USER",
                "RECORD",
                "READER_THREAD",
                "REAPER_THREAD"
            })
    void oneThatCannotBeStartedAgainSpoilsNothing(Step broken) throws Exception {
        try (PairSession session = launch(broken)) {
            Verdict verdict =
                    session.run(
                            () -> {
                                ChildProcess child = session.child();
                                child.waitForExit();
                                breaks.set(true);
                                assertThatThrownBy(child::restart)
                                        .isInstanceOf(PairFailedError.class)
                                        .hasMessageStartingWith(NOT_LAUNCHED + "not today");
                                assertThat(child.incarnation()).isZero();
                                breaks.set(false);
                                child.restart();
                                assertThat(child.incarnation()).isOne();
                            },
                            true);

            assertThat(verdict.failure()).isNull();
        }
        assertThat(printed).isEmpty();
        assertThat(ProcessHandle.current().children()).isEmpty();
        assertThat(evidence.toFile().list()).containsExactly("pairs");
    }

    @Test
    void noneIsStartedAgainOnceThePairHasEnded() throws Exception {
        try (PairSession session = launch(Step.CHANNEL)) {
            assertThat(session.run(() -> {}, true).failure()).isNull();

            assertThatThrownBy(session.child()::restart)
                    .isInstanceOf(PairFailedError.class)
                    .hasMessageStartingWith(
                            NOT_LAUNCHED + "the pair has ended, and no child of it is started");
        }
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    private PairSession launch(Step broken) throws InterruptedException {
        Step.Hook hook =
                step -> {
                    if (step == broken && breaks.get()) {
                        throw new IOException("not today");
                    }
                };
        return PairSession.launch(
                plan(),
                new Means(
                        new ChildPermits(),
                        (kind, socket, turnedAway) -> SocketPairWire.open(),
                        new PipedLauncher(hook),
                        getClass().getClassLoader(),
                        new Listened(printed),
                        Progress.INTERVAL,
                        hook));
    }

    private PairPlan plan() {
        Map<String, String> given = Map.of(Setting.EVIDENCE_DIR.key(), evidence.toString());
        return new PairPlan(
                new SideMethod(RestartTests.class.getName(), "parent", List.of()),
                List.of(
                        new ChildPlan(
                                new SideMethod(QuickSides.class.getName(), "returns", List.of()),
                                false)),
                true,
                Settings.from(name -> Optional.ofNullable(given.get(name))),
                "");
    }
}

package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.evidence.ProgressText;
import io.github.forkpair.launch.PipedLauncher;
import io.github.forkpair.launch.Step;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.Listened;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transport.SocketPairWire;
import java.nio.channels.ByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProgressTests {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Progress.Look LOOK =
            () ->
                    new ProgressText(
                            "",
                            " is through",
                            List.of(
                                    new ProgressText.Child(
                                            new ChildPlan(
                                                    new SideMethod("a.B", "child", List.of()),
                                                    false),
                                            4712,
                                            Hang.Stage.EXITING,
                                            Optional.empty(),
                                            false,
                                            "",
                                            "",
                                            "")));

    private final List<String> lines = new ArrayList<>();

    /** By which pairs run that are none; in nanoseconds. */
    private long clock;

    @TempDir private Path evidence;

    @Test
    void aLongPairSaysWhatEachSideIsDoing() throws Exception {
        BlockingQueue<String> console = new LinkedBlockingQueue<>();
        Pattern whole =
                Pattern.compile(
                        "\\[forkpair] ProgressTests\\.parent has run for \\d+ (ms|s): the parent side is"
                                + " in LinkedBlockingQueue\\.take \\(ProgressTests\\.java:\\d+\\), child"
                                + " \\d+ is in a read from the other side \\(LongSides\\.java:12\\), last output"
                                + " \"warming up\"");
        Verdict verdict =
                run(
                        console,
                        () -> {
                            while (!whole.matcher(console.take()).matches()) {}
                        });

        assertThat(verdict.failure()).isNull();
    }

    @Test
    void aChildThatTheParentSideHasKilledDoesNotRun() throws Exception {
        saysOfTheChild(
                "waits",
                "was ended by SIGKILL",
                child -> {
                    child.kill();
                    child.waitForExit();
                });
    }

    @Test
    void aChildThatTheParentSideHasStoppedDoesNotRun() throws Exception {
        saysOfTheChild("waits", "is stopped by SIGSTOP", ChildProcess::freeze);
    }

    @Test
    void aChildThatHasExitedDoesNotRun() throws Exception {
        saysOfTheChild("exits", "has ended with exit code 3", child -> {});
    }

    @Test
    void aChildThatHasReturnedDoesNotRun() throws Exception {
        saysOfTheChild("returns", "has ended with exit code 0", child -> {});
    }

    /** Of a child whose company is being ended it is known how it ended before it is reaped. */
    @Test
    void aZombieDoesNotRun() throws Exception {
        saysOfTheChild("leavesAProcess", "has ended with exit code 0", child -> {});
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPairThatCannotBeWatchedFails(boolean ownThread) throws Exception {
        AtomicBoolean isFull = new AtomicBoolean();
        IllegalStateException full = new IllegalStateException("a console that takes nothing");
        Console console =
                new Console() {
                    @Override
                    public void out(String line) {}

                    @Override
                    public void err(String line) {
                        if (isFull.getAndSet(false)) {
                            throw full;
                        }
                    }
                };
        try (PairSession session = launch(console, plan("none", "waits"))) {
            Verdict verdict =
                    session.run(
                            () -> {
                                isFull.set(true);
                                new CountDownLatch(1).await();
                            },
                            ownThread);

            assertThat(verdict.failure()).isSameAs(full);
        }
    }

    private void saysOfTheChild(String side, String said, Consumer<ChildProcess> steer)
            throws Exception {
        BlockingQueue<String> console = new LinkedBlockingQueue<>();
        try (PairSession session = launch(console, plan("none", side))) {
            Verdict verdict =
                    session.run(
                            () -> {
                                steer.accept(session.child());
                                String child = ", child " + session.child().pid() + " ";
                                while (!console.take().contains(child + said)) {}
                                console.clear();
                                assertThat(console.take()).contains(child + said);
                                session.child().thaw(); // or it would stay to the deadline
                            },
                            true);
            assertThat(verdict.ending()).isNotEqualTo(Verdict.Ending.PARENT_FAILED);
        }
    }

    @Test
    void aPairThatLastsLongAfterItsParentSideSaysSo() throws Exception {
        assertThat(progress(LONG).await(lasting(SHORT.plusMillis(1)), LOOK)).isTrue();

        assertThat(lines)
                .containsExactly(
                        "[forkpair] ProgressTests.parent has run for 50 ms: the parent side is"
                                + " through, child 4712 is on its way out");
    }

    @Test
    void aPairThatEndsSoonerSaysNothing() throws Exception {
        assertThat(progress(LONG).await(lasting(SHORT), LOOK)).isTrue();

        assertThat(lines).isEmpty();
    }

    @Test
    void thereIsOneLineInAnIntervalHoweverManyWaitsThereAre() throws Exception {
        Progress progress = progress(LONG);

        for (int wait = 0; wait < 8; wait++) {
            assertThat(progress.await(lasting(Duration.ofMillis(20)), LOOK)).isTrue();
        }

        assertThat(lines)
                .extracting(ProgressTests::time)
                .containsExactly("50 ms", "100 ms", "150 ms");
    }

    @Test
    void theIntervalsThatALookTakesAreNotMadeUpFor() throws Exception {
        Progress.Look slow =
                () -> {
                    clock += SHORT.multipliedBy(3).toNanos();
                    return LOOK.now();
                };

        assertThat(progress(LONG).await(lasting(SHORT.multipliedBy(4).plusMillis(1)), slow))
                .isTrue();

        assertThat(lines).extracting(ProgressTests::time).containsExactly("50 ms", "200 ms");
    }

    @Test
    void theWaitEndsAtTheDeadlineWithoutALine() throws Exception {
        assertThat(progress(SHORT).await(lasting(LONG), LOOK)).isFalse();

        assertThat(lines).isEmpty();
        assertThat(clock).isEqualTo(SHORT.toNanos());
    }

    @Test
    void theLastIntervalIsAsLongAsTheDeadlineLeaves() throws Exception {
        assertThat(progress(Duration.ofMillis(120)).await(lasting(LONG), LOOK)).isFalse();

        assertThat(lines).extracting(ProgressTests::time).containsExactly("50 ms", "100 ms");
        assertThat(clock).isEqualTo(Duration.ofMillis(120).toNanos());
    }

    @Test
    void nothingIsSaidWhileAPersonLooksIntoTheChild() throws Exception {
        Progress progress = new Progress(plan("child"), SHORT, deadline(LONG), new Listened(lines));

        assertThat(progress.await(lasting(LONG.minusSeconds(1)), LOOK)).isTrue();

        assertThat(lines).isEmpty();
    }

    private Progress progress(Duration deadline) {
        return new Progress(plan("none"), SHORT, deadline(deadline), new Listened(lines));
    }

    private Deadline deadline(Duration limit) {
        return Deadline.in(limit, () -> clock);
    }

    /** Comes after that time, by our clock. */
    private Progress.Event lasting(Duration time) {
        long end = clock + time.toNanos();
        return limit -> {
            clock = Math.max(clock, Math.min(end, clock + limit.toNanos()));
            return clock >= end;
        };
    }

    private static String time(String line) {
        return line.replaceAll(".* has run for (.*): .*", "$1");
    }

    private Verdict run(BlockingQueue<String> console, ParentSide parent) throws Exception {
        try (PairSession session = launch(console, plan("none"))) {
            return session.run(parent, true);
        }
    }

    private PairSession launch(BlockingQueue<String> console, PairPlan plan) throws Exception {
        return launch(new Listened(console), plan);
    }

    private PairSession launch(Console console, PairPlan plan) throws Exception {
        return PairSession.launch(
                plan,
                new Means(
                        ChildPermits.OF_THIS_JVM,
                        (kind, socket, turnedAway) -> SocketPairWire.open(),
                        new PipedLauncher(Step.Hook.NONE),
                        getClass().getClassLoader(),
                        console,
                        SHORT,
                        Step.Hook.NONE));
    }

    private PairPlan plan(String debug) {
        return plan(debug, "waits");
    }

    private PairPlan plan(String debug, String side) {
        Map<String, String> given =
                Map.of(Setting.EVIDENCE_DIR.key(), evidence.toString(), Setting.DEBUG.key(), debug);
        return new PairPlan(
                new SideMethod(ProgressTests.class.getName(), "parent", List.of()),
                List.of(
                        new ChildPlan(
                                new SideMethod(
                                        LongSides.class.getName(),
                                        side,
                                        List.of(ByteChannel.class.getName())),
                                false)),
                false,
                Settings.from(name -> Optional.ofNullable(given.get(name))));
    }
}

package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.evidence.ProgressText;
import io.github.forkpair.launch.SpawnLauncher;
import io.github.forkpair.launch.Step;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Listened;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import java.nio.channels.ByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProgressTests {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Progress.Look LOOK =
            () ->
                    new ProgressText(
                            "",
                            " is through",
                            4712,
                            Hang.Stage.EXITING,
                            Optional.empty(),
                            false,
                            "",
                            "",
                            "");

    private final List<String> lines = new ArrayList<>();

    @TempDir private Path evidence;

    @Test
    void aLongPairSaysWhatEachSideIsDoing() throws Exception {
        BlockingQueue<String> console = new LinkedBlockingQueue<>();
        Pattern whole =
                Pattern.compile(
                        "\\[forkpair] ProgressTests\\.parent has run for \\d+ (ms|s): the parent side is"
                                + " in LinkedBlockingQueue\\.take \\(ProgressTests\\.java:\\d+\\), child"
                                + " \\d+ is in InheritedEnd\\.read \\(LongSides\\.java:12\\), last output"
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
        BlockingQueue<String> console = new LinkedBlockingQueue<>();
        Progress progress =
                new Progress(plan("none"), SHORT, Deadline.in(LONG), new Listened(console));

        boolean came = progress.await(limit -> parked(limit) && !console.isEmpty(), LOOK);

        assertThat(came).isTrue();
        assertThat(console.take())
                .isEqualTo(
                        "[forkpair] ProgressTests.parent has run for 50 ms: the parent side is"
                                + " through, child 4712 is on its way out");
    }

    @Test
    void aPairThatEndsSoonerSaysNothing() throws Exception {
        Progress progress =
                new Progress(plan("none"), LONG, Deadline.in(LONG), new Listened(lines));

        assertThat(progress.await(limit -> true, LOOK)).isTrue();
        assertThat(lines).isEmpty();
    }

    @Test
    void thereIsOneLineInAnIntervalHoweverManyWaitsThereAre() throws Exception {
        Progress progress =
                new Progress(plan("none"), SHORT, Deadline.in(LONG), new Listened(lines));
        long begin = System.nanoTime();

        for (int wait = 0; wait < 3; wait++) {
            int before = lines.size();
            progress.await(limit -> parked(limit) && lines.size() > before, LOOK);
        }

        long intervals = (System.nanoTime() - begin) / SHORT.toNanos();
        assertThat((long) lines.size()).isBetween(3L, intervals + 1);
        assertThat(lines).doesNotHaveDuplicates();
    }

    @Test
    void theWaitEndsAtTheDeadlineWithoutALine() throws Exception {
        Progress progress =
                new Progress(plan("none"), SHORT, Deadline.in(SHORT), new Listened(lines));

        assertThat(progress.await(ProgressTests::inVain, LOOK)).isFalse();
        assertThat(lines.size()).isLessThanOrEqualTo(1);
    }

    @Test
    void nothingIsSaidWhileAPersonLooksIntoTheChild() throws Exception {
        Progress progress =
                new Progress(plan("child"), SHORT, Deadline.in(LONG), new Listened(lines));
        List<Duration> limits = new ArrayList<>();

        progress.await(limit -> limits.add(limit), LOOK);

        assertThat(limits).singleElement().satisfies(it -> assertThat(it).isGreaterThan(SHORT));
        assertThat(lines).isEmpty();
    }

    private static boolean parked(Duration limit) {
        inVain(limit);
        return true;
    }

    private static boolean inVain(Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return false;
    }

    private Verdict run(BlockingQueue<String> console, ParentSide parent) throws Exception {
        try (PairSession session = launch(console, plan("none"))) {
            return session.run(parent, true);
        }
    }

    private PairSession launch(BlockingQueue<String> console, PairPlan plan) throws Exception {
        return PairSession.launch(
                plan,
                new Means(
                        ChildPermits.OF_THIS_JVM,
                        SocketPairWire::open,
                        new SpawnLauncher(Step.Course.UNDISTURBED),
                        getClass().getClassLoader(),
                        new Listened(console),
                        SHORT,
                        Step.Course.UNDISTURBED));
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

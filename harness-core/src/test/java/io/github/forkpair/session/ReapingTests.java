package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReapingTests {

    private static final String LONG = "10 m";

    @TempDir private Path evidence;
    private LaunchedPair pair;

    @AfterEach
    void close() throws Exception {
        Thread.interrupted();
        pair.owned().close();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void aChildThatEndsByItselfIsLetEnd() throws Exception {
        launch("returns", List.of(), LONG, LONG);

        pair.reaping().await();

        assertThat(child().running().status()).contains(new ExitStatus.Exited(0));
        assertThat(child().overdueAt()).isEmpty();
        assertThat(child().overdueAt()).isEmpty();
    }

    @Test
    void aChildThatHangsSaysWhereAndIsTermed() throws Exception {
        launchAndBegin("waitsForMore", "2 s", LONG);

        pair.reaping().await();

        assertThat(child().running().status()).contains(new ExitStatus.Exited(143));
        assertThat(child().overdueAt()).isPresent();
        Hang hang = child().overdueAt().orElseThrow();
        assertThat(hang.stage()).isEqualTo(Hang.Stage.RUNNING);
        assertThat(hang.threads()).startsWith("\"main\"").contains("ReapedSides.waitsForMore(");
        assertThat(hang.stoppedBy()).isEmpty();
    }

    @Test
    void aChildThatHeedsNoTermIsKilledAfterTheGracePeriod() throws Exception {
        launchAndBegin("heedsNoTerm", LONG, "200 ms");

        pair.reaping().end();

        assertThat(child().running().status().orElseThrow())
                .isInstanceOfSatisfying(
                        ExitStatus.Signaled.class,
                        ending -> assertThat(ending.name()).isEqualTo("SIGKILL"));
    }

    @Test
    void aStoppedChildIsSaidToBeAndSeesItsTerm() throws Exception {
        launchAndBegin("waitsForMore", LONG, LONG);
        child().running().freeze();

        pair.reaping().end();

        assertThat(child().overdueAt().orElseThrow().stoppedBy()).isEqualTo("SIGSTOP");
        assertThat(child().overdueAt().orElseThrow().threads()).isEmpty();
        assertThat(child().running().status()).contains(new ExitStatus.Exited(143));
    }

    @Test
    void anInterruptIsAsFinalAsTheDeadline() throws Exception {
        launchAndBegin("waitsForMore", LONG, LONG);
        Thread.currentThread().interrupt();

        assertThatThrownBy(pair.reaping()::await).isInstanceOf(InterruptedException.class);

        assertThat(child().running().status()).contains(new ExitStatus.Exited(143));
        assertThat(child().overdueAt()).isPresent();
    }

    @Test
    void theFirstLookIsKept() throws Exception {
        launchAndBegin("waitsForMore", LONG, LONG);
        pair.reaping().look();
        Hang first = child().overdueAt().orElseThrow();
        child().running().freeze();

        pair.reaping().look();

        assertThat(first.threads()).isNotEmpty();
        assertThat(child().overdueAt().orElseThrow()).isSameAs(first);
    }

    @Test
    void aChildThatHasEndedIsNotOverdue() throws Exception {
        launch("returns", List.of(), LONG, LONG);
        pair.reaping().await();

        pair.reaping().end();
        pair.reaping().look();

        assertThat(child().overdueAt()).isEmpty();
    }

    private void launchAndBegin(String side, String deadline, String grace) throws Exception {
        launch(side, List.of(ByteChannel.class.getName()), deadline, grace);
        assertThat(pair.watching().awaitReady()).isTrue();
        child().parentEnd().channel().read(ByteBuffer.allocate(1));
    }

    private ChildRun child() {
        return pair.children().get(0);
    }

    private void launch(String side, List<String> parameters, String deadline, String grace)
            throws Exception {
        Map<String, String> given =
                Map.of(
                        Setting.EVIDENCE_DIR.key(), evidence.toString(),
                        Setting.DEADLINE.key(), deadline,
                        Setting.GRACE.key(), grace);
        PairPlan plan =
                new PairPlan(
                        new SideMethod(ReapingTests.class.getName(), "parent", List.of()),
                        List.of(
                                new ChildPlan(
                                        new SideMethod(
                                                ReapedSides.class.getName(), side, parameters),
                                        false)),
                        false,
                        Settings.from(name -> Optional.ofNullable(given.get(name))));
        pair =
                LaunchedPair.prepare(
                        plan, Means.usual(getClass().getClassLoader(), Console.ofThisJvm()));
        new PairLaunch(pair).run();
    }
}

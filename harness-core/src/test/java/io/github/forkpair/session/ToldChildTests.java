package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a child's classes do, seen from the other end: its control link, its end of the channel, its
 * meetings, and who called for its exit.
 */
@Timeout(60)
class ToldChildTests {

    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir private Path evidence;
    private LaunchedPair pair;

    @AfterEach
    void close() throws Exception {
        pair.owned().close();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void aChildSaysWhatItsThreadsDoAsOftenAsItIsAsked() throws Exception {
        launch("waits", ByteChannel.class);
        assertThat(read()).isZero();

        for (int i = 0; i < 3; i++) {
            assertThat(child().askForThreads(LONG))
                    .map(ChildReport.Threads::dump)
                    .get()
                    .asString()
                    .startsWith("\"main\"")
                    .contains("ToldSides.waits(")
                    .contains("forkpair-control");
        }
    }

    @Test
    void whatAChildIsToldBeforeItIsUpItHears() throws Exception {
        launchOnly("waits", ByteChannel.class);

        assertThat(child().askForThreads(LONG))
                .map(ChildReport.Threads::dump)
                .get()
                .asString()
                .contains("forkpair-control");
    }

    @Test
    void aSideThatInterruptsAllThreadsDoesNotInterruptTheListener() throws Exception {
        launch("interruptsAllThreads", ByteChannel.class);
        assertThat(read()).isZero();

        assertThat(child().askForThreads(LONG))
                .map(ChildReport.Threads::dump)
                .get()
                .asString()
                .contains("ControlLink.listen(")
                .doesNotContain("listenThroughALongExit");
    }

    @Test
    void aChildWithoutAnAgentHasWrittenItsCoverage() throws Exception {
        launch("waits", ByteChannel.class);

        child().running().tell(new ChildOrder.WriteCoverage());
        FutureTask<Boolean> written =
                new FutureTask<>(
                        () -> {
                            child().inbox().awaitCovered(Duration.ofMinutes(10));
                            return child().inbox().hasEnded();
                        });
        new Thread(written, "awaits-coverage").start();

        assertThat(written.get(LONG.toSeconds(), TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aChildThatExitsSaysWhoCalledForItAndStillAnswers() throws Exception {
        launch("exits", ByteChannel.class);
        write('x');

        child().askForThreads(LONG); // goes on until the exit has begun
        while (child().inbox().exiting().isEmpty()) {
            assertThat(child().inbox().hasEnded()).isFalse();
            child().askForThreads(LONG);
        }

        ChildReport.Exiting exiting = child().inbox().exiting().orElseThrow();
        assertThat(exiting.thread()).isEqualTo("main");
        assertThat(exiting.stack().get(0).getMethodName()).isEqualTo("exit");
        assertThat(exiting.stack().get(0).getClassName()).isEqualTo(ToldSides.class.getName());
        assertThat(child().askForThreads(LONG))
                .map(ChildReport.Threads::dump)
                .get()
                .asString()
                .contains("\"holds-up-the-exit\"");
    }

    @Test
    void aSignalThatEndsAChildIsNobodysCall() throws Exception {
        launch("waits", ByteChannel.class);

        child().running().signal(io.github.forkpair.Signal.SIGTERM);
        assertThat(child().running().awaitEnd(LONG)).isTrue();

        ChildReport.Exiting exiting = child().inbox().exiting().orElseThrow();
        assertThat(exiting.thread()).isEqualTo("SIGTERM handler");
        assertThat(exiting.stack()).isEmpty();
    }

    @Test
    void aChildThatReturnsIsNotSaidToExit() throws Exception {
        launch("closesTheChannel", ByteChannel.class);

        assertThat(child().running().awaitEnd(LONG)).isTrue();

        assertThat(child().inbox().word()).get().isInstanceOf(ChildReport.Returned.class);
        assertThat(child().inbox().exiting()).isEmpty();
    }

    @Test
    void aClosedOutputIsEndOfFileAndTheInputStaysOpen() throws Exception {
        launch("closesItsOutput", InputStream.class, OutputStream.class);

        assertThat(read()).isEqualTo('a');
        assertThat(read()).isEqualTo(-1);
        write('b');

        assertReturned();
    }

    @Test
    void aClosedInputRefusesWhatIsWrittenAndTheOutputStaysOpen() throws Exception {
        launch("closesItsInput", InputStream.class, OutputStream.class);

        assertThat(read()).isEqualTo('a');
        assertThatThrownBy(() -> write('b'))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("EPIPE");
    }

    @Test
    void aClosedChannelIsEndOfFileAlsoWhereBytesWereUnread() throws Exception {
        launch("closesTheChannel", ByteChannel.class);

        assertThat(read()).isEqualTo(-1);
        assertReturned();
        assertThat(child().steered().stdout()).isEqualTo("standard output stays\n");
    }

    @Test
    void aChildThatHasReturnedHasHungUpBeforeItsHooks() throws Exception {
        launch("returnsWithALongHook", ByteChannel.class);

        assertThat(read()).isEqualTo(-1);
        assertThat(child().running().isAlive()).isTrue();
    }

    @Test
    void theSidesMeetAndMiss() throws Exception {
        launch("meets", Rendezvous.class);

        places().meet("here");
        assertThatThrownBy(() -> places().meet("elsewhere"))
                .isInstanceOf(MissedMeetingException.class);

        assertThat(failure())
                .startsWith(MissedMeetingException.class.getName())
                .contains("\"elsewhere\"")
                .contains("\"there\"");
    }

    @Test
    void aChildThatMissedStillHears() throws Exception {
        launch("missesAndGoesOn", Rendezvous.class, ByteChannel.class);
        assertThatThrownBy(() -> places().meet("elsewhere"))
                .isInstanceOf(MissedMeetingException.class);
        assertThat(read()).isZero();

        assertThat(child().askForThreads(LONG))
                .map(ChildReport.Threads::dump)
                .get()
                .asString()
                .contains("ToldSides.missesAndGoesOn(");
    }

    @Test
    void aPlaceHasAName() throws Exception {
        launch("meetsNull", Rendezvous.class);

        assertThat(failure())
                .isEqualTo(
                        "java.lang.NullPointerException: A meeting place has a name, and null is"
                                + " none. Give it one that both sides know.");
    }

    @Test
    void aSecondThreadIsRefusedAndTheFirstGoesOnWaiting() throws Exception {
        launch("meetsOnTwoThreads", Rendezvous.class, ByteChannel.class);

        assertThat(read()).isEqualTo('r');
        places().meet("first");

        assertReturned();
    }

    @Test
    void anInterruptEndsAWaitAndStays() throws Exception {
        launch("isInterrupted", Rendezvous.class);

        assertThat(failure())
                .isEqualTo(
                        UncheckedIOException.class.getName()
                                + ": This thread was interrupted where it waited to meet the other"
                                + " side.");
    }

    private int read() throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        return child().parentEnd().channel().read(one) < 0 ? -1 : one.get(0);
    }

    private void write(char one) throws IOException {
        child().parentEnd().channel().write(ByteBuffer.wrap(new byte[] {(byte) one}));
    }

    private void assertReturned() throws InterruptedException {
        assertThat(child().running().awaitEnd(LONG)).isTrue();
        assertThat(child().inbox().word()).get().isInstanceOf(ChildReport.Returned.class);
        assertThat(child().running().status()).contains(new ExitStatus.Exited(0));
    }

    private String failure() throws InterruptedException {
        assertThat(child().running().awaitEnd(LONG)).isTrue();
        ChildReport.Failed failed = (ChildReport.Failed) child().inbox().word().orElseThrow();
        return failed.failure().type() + ": " + failed.failure().message();
    }

    private ChildRun child() {
        return pair.children().get(0);
    }

    private Rendezvous places() {
        return new ParentRendezvous(pair.commons().meeting());
    }

    private void launch(String side, Class<?>... parameters) throws Exception {
        launchOnly(side, parameters);
        assertThat(pair.watching().awaitReady()).isTrue();
    }

    private void launchOnly(String side, Class<?>... parameters) throws Exception {
        Map<String, String> given = Map.of(Setting.EVIDENCE_DIR.key(), evidence.toString());
        PairPlan plan =
                new PairPlan(
                        new SideMethod(ToldChildTests.class.getName(), "parent", List.of()),
                        List.of(
                                new ChildPlan(
                                        new SideMethod(
                                                ToldSides.class.getName(),
                                                side,
                                                Stream.of(parameters).map(Class::getName).toList()),
                                        false)),
                        false,
                        Settings.from(name -> Optional.ofNullable(given.get(name))));
        pair =
                LaunchedPair.prepare(
                        plan, Means.usual(getClass().getClassLoader(), Console.ofThisJvm()));
        new PairLaunch(pair).run();
    }
}

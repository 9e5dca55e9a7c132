package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTextTests {

    private static final PairPlan PLAN =
            new PairPlan(
                    new SideMethod("com.acme.CacheTest", "writes", List.of()),
                    List.of(
                            new ChildPlan(
                                    new SideMethod("com.acme.CacheTest", "reads", List.of()),
                                    false)),
                    false,
                    Settings.from(name -> Optional.empty()));

    private static final String PARENT =
            """
            "forkpair-parent-CacheTest.writes" daemon RUNNABLE
                at io.github.forkpair.posix.SocketEnd.read(SocketEnd.java:70)
                at io.github.forkpair.channel.MessagePeer.next(MessagePeer.java:150)
                at io.github.forkpair.channel.MessagePeer.receive(MessagePeer.java:88)
                at com.acme.CacheTest.writes(CacheTest.java:31)
                at java.lang.reflect.Method.invoke(Method.java:569)
            """;

    private static final String CHILD =
            """
            "main" RUNNABLE
                at com.acme.CacheTest$Loop.spin(CacheTest.java:52)
                at com.acme.CacheTest.reads(CacheTest.java:44)

            "forkpair-control" daemon RUNNABLE
                at java.io.FileInputStream.read(FileInputStream.java:1)
            """;

    @Test
    void eachSideIsWhereItsOwnCodeIs() {
        assertThat(line(PARENT, "", Hang.Stage.RUNNING, CHILD, "", "warming up"))
                .isEqualTo(
                        "[forkpair] CacheTest.writes has run for 20 s: the parent side is in"
                                + " Peer.receive (CacheTest.java:31), child 4712 is in"
                                + " CacheTest$Loop.spin (CacheTest.java:52), last output \"warming"
                                + " up\"");
    }

    @Test
    void aChildThatDoesNotAnswerRuns() {
        assertThat(line(PARENT, "", Hang.Stage.RUNNING, "", "", "")).endsWith(", child 4712 runs");
    }

    @Test
    void aChildThatStandsStillIsCalledStopped() {
        assertThat(line(PARENT, "", Hang.Stage.RUNNING, "", "SIGSTOP", ""))
                .endsWith(", child 4712 is stopped by SIGSTOP");
    }

    @Test
    void aChildThatIsNotUpIsStarting() {
        assertThat(line("", " has not begun", Hang.Stage.STARTING, "", "", ""))
                .isEqualTo(
                        "[forkpair] CacheTest.writes has run for 20 s: the parent side has not"
                                + " begun, child 4712 is starting");
    }

    @Test
    void aChildThatIsThroughIsOnItsWayOut() {
        assertThat(line("", " is through", Hang.Stage.THROUGH, "", "", ""))
                .isEqualTo(
                        "[forkpair] CacheTest.writes has run for 20 s: the parent side is through,"
                                + " child 4712 has ended its method, and is on its way out");
    }

    @Test
    void codeOutsideTheTestClassIsNotGuessedAt() {
        String elsewhere = "\"main\" RUNNABLE\n    at com.acme.Cache.put(Cache.java:7)\n";

        assertThat(line(elsewhere, "", Hang.Stage.RUNNING, "", "", ""))
                .contains("the parent side is in Cache.put (Cache.java:7), child");
        assertThat(line("\"main\" RUNNABLE\n", "", Hang.Stage.RUNNING, "", "", ""))
                .contains("the parent side is in no code of Java's, child");
    }

    @Test
    void outputIsShownInOneShortVisibleLine() {
        assertThat(line(PARENT, "", Hang.Stage.RUNNING, "", "", "\u001b[1m" + "x".repeat(100)))
                .endsWith(", last output \"\\x1b[1m" + "x".repeat(73) + "...\"");
    }

    @Test
    void aChildThatASignalEndedIsCalledSo() {
        ExitStatus killed = new ExitStatus.Signaled(9, "SIGKILL", false);

        for (Hang.Stage stage : Hang.Stage.values()) {
            assertThat(ended(stage, killed)).endsWith(", child 4712 was ended by SIGKILL");
        }
    }

    @Test
    void aChildThatHasExitedIsCalledSo() {
        for (Hang.Stage stage : Hang.Stage.values()) {
            assertThat(ended(stage, new ExitStatus.Exited(3)))
                    .endsWith(", child 4712 has ended with exit code 3");
        }
    }

    @Test
    void aChildThatCrashesIsCalledSo() {
        assertThat(line("", "", Hang.Stage.RUNNING, Optional.empty(), true, "", "", ""))
                .endsWith(", child 4712 has crashed, and its JVM reports that");
    }

    private static String ended(Hang.Stage stage, ExitStatus status) {
        return line("", "", stage, Optional.of(status), true, CHILD, "SIGSTOP", "");
    }

    private static String line(
            String parentStack,
            String parentWas,
            Hang.Stage stage,
            String childThreads,
            String stoppedBy,
            String lastOutput) {
        return line(
                parentStack,
                parentWas,
                stage,
                Optional.empty(),
                false,
                childThreads,
                stoppedBy,
                lastOutput);
    }

    private static String line(
            String parentStack,
            String parentWas,
            Hang.Stage stage,
            Optional<ExitStatus> ended,
            boolean crashed,
            String childThreads,
            String stoppedBy,
            String lastOutput) {
        return new ProgressText(
                        parentStack,
                        parentWas,
                        List.of(
                                new ProgressText.Child(
                                        PLAN.child(),
                                        4712,
                                        stage,
                                        ended,
                                        crashed,
                                        childThreads,
                                        stoppedBy,
                                        lastOutput)))
                .line(PLAN, Duration.ofSeconds(20));
    }
}

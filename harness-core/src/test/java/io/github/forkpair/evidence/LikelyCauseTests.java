package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.Crash;
import io.github.forkpair.outcome.EndCause;
import io.github.forkpair.outcome.MemoryKills;
import io.github.forkpair.outcome.Printed;
import io.github.forkpair.outcome.ProcessEnd;
import io.github.forkpair.outcome.Said;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.JvmPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikelyCauseTests {

    private static final ExitStatus KILLED = new ExitStatus.Signaled(9, "SIGKILL", false);
    private static final Crash CRASH =
            new Crash("SIGSEGV", "any", "C  [libfoo.so+0x1c20]", Optional.empty(), "hs_err.log");

    private ExitStatus status = new ExitStatus.Exited(1);
    private Optional<ChildReport> word = Optional.empty();
    private Optional<ChildReport.Exiting> exiting = Optional.empty();
    private Optional<Crash> crash = Optional.empty();
    private Optional<MemoryKills> kills = Optional.empty();
    private boolean endedByParent;
    private List<ChildReport.Uncaught> uncaught = List.of();
    private String stdout = "";
    private String stderr = "";

    @Test
    void whatTheParentSideEndedWasEndedByIt() {
        endedByParent = true;
        status = KILLED;
        crash = Optional.of(CRASH);

        assertThat(likely()).isEqualTo("the parent side ended it, through ChildProcess");
    }

    @Test
    void aCrashIsNativeCodes() {
        crash = Optional.of(CRASH);

        assertThat(likely()).startsWith("a defect in native code");
        assertThat(hint(true).toDo()).contains("; hs_err.log has the native frames");
        Settings never = settings(Map.of(Setting.EVIDENCE.key(), "never"));
        assertThat(LikelyCause.of(child(), never, JvmPlan.of(never), true).toDo())
                .endsWith(
                        "; hs_err.log, which forkpair.evidence=on-failure keeps, has the native"
                                + " frames");
    }

    @Test
    void aChildThatHasSaidHowItEndedNeedsNoGuess() {
        word = Optional.of(new ChildReport.Returned(1, "", ""));
        status = KILLED;

        assertThat(hint(true)).isEqualTo(Hint.NONE);
    }

    @Test
    void anExitThatTheAuthorCalledForIsSeenAndOnlyWantsAdvice() {
        exiting =
                Optional.of(
                        new ChildReport.Exiting(
                                1,
                                "main",
                                List.of(new StackTraceElement("a.B", "c", "B.java", 7))));
        status = new ExitStatus.Exited(3);

        assertThat(hint(true))
                .isEqualTo(
                        new Hint(
                                "",
                                "let the method return instead, or write @ExpectedExit(code = 3) if"
                                        + " that is meant"));
        assertThat(hint(false)).isEqualTo(Hint.NONE);
    }

    @Test
    void anExitThatASignalBeganIsWhoeverSentIt() {
        exiting = Optional.of(new ChildReport.Exiting(1, "SIGTERM handler", List.of()));
        status = new ExitStatus.Exited(143);

        assertThat(likely())
                .isEqualTo(
                        "somebody sent it SIGTERM, and not the parent side through ChildProcess");
        assertThat(hint(true).toDo())
                .endsWith("; or write @ExpectedExit(code = 143) if that is meant");
    }

    @ParameterizedTest
    @CsvSource({
        "SIGABRT, 'a call of abort() in native code, or a crash of the JVM'",
        "SIGUSR2, 'somebody sent it SIGUSR2, from the child itself or from outside'",
    })
    void aSignalHasItsUsualSender(String name, String sender) {
        status = new ExitStatus.Signaled(1, name, false);

        assertThat(likely()).isEqualTo(sender);
    }

    @Test
    void aSignalThatIsMeantCanBeExpectedIfItHasAName() {
        String sender = "find who sent it: the test's own code, a script, a service, a CI server";
        kills = Optional.of(new MemoryKills(0, "memory.events", true));
        status = KILLED;
        assertThat(hint(true).toDo())
                .isEqualTo(
                        sender
                                + "; or write @ExpectedExit(signal = Signal.SIGKILL) if that is"
                                + " meant");
        assertThat(hint(false).toDo()).isEqualTo(sender);

        status = new ExitStatus.Signaled(13, "SIGPIPE", false);
        assertThat(hint(true).toDo()).isEqualTo(sender);
    }

    @Test
    void aKillIsTheKernelsWhereItCountsOneMore() {
        status = KILLED;
        assertThat(likely()).contains("does not say which");

        kills = Optional.of(new MemoryKills(0, "memory.events", true));
        assertThat(likely())
                .contains(
                        "somebody's kill -9 from outside its JVM; not the kernel's out-of-memory killer");

        kills = Optional.of(new MemoryKills(2, "memory.events", true));
        assertThat(likely())
                .isEqualTo(
                        "the kernel's out-of-memory killer: memory.events counts 2 more such kills"
                                + " than before the pair");

        kills = Optional.of(new MemoryKills(2, "memory.events", false));
        assertThat(likely()).contains("counts 2, on the whole machine, more");
    }

    @Test
    void aFullHeapIsReadFromWhatTheJvmPrints() {
        stdout = "any\nTerminating due to java.lang.OutOfMemoryError: Java heap space\n";
        assertThat(likely()).isEqualTo("no heap left, with -XX:+ExitOnOutOfMemoryError");

        stdout = "";
        stderr = "Exception: java.lang.OutOfMemoryError thrown from the handler";
        assertThat(likely()).isEqualTo("no heap left, not even to tell of it");
    }

    @Test
    void aFullHeapThatWasToldOfIsNotSaidToBeUntold() {
        String type = "java.lang.OutOfMemoryError";
        stderr = "Exception in thread \"x\" " + type + ": Java heap space";
        uncaught =
                List.of(new ChildReport.Uncaught(1, 1, "x", type, "", List.of(), type + ": no\n"));

        assertThat(likely()).startsWith("Runtime.halt");
    }

    @Test
    void anExitThatNobodyCalledForIsAHalt() {
        assertThat(likely())
                .isEqualTo("Runtime.halt, called somewhere in the child: no shutdown hook ran");
        assertThat(hint(false)).isEqualTo(Hint.NONE);
    }

    @ParameterizedTest
    @CsvSource({"SIGHUP, 129", "SIGINT, 130", "SIGTERM, 143"})
    void aSignalThatHotSpotAnswersByAnExitIsToBeExpectedAsOne(Signal signal, int code) {
        status = new ExitStatus.Exited(code);
        ExpectedEnd expected = new ExpectedEnd.BySignal(signal);

        assertThat(LikelyCause.ofOtherEnd(expected, child(), settings(Map.of()), jvm(Map.of())))
                .isEqualTo(
                        new Hint(
                                "HotSpot answers this signal by an exit",
                                "write @ExpectedExit(code = " + code + ")"));
        status = new ExitStatus.Exited(code + 1);
        assertThat(LikelyCause.ofOtherEnd(expected, child(), settings(Map.of()), jvm(Map.of())))
                .isEqualTo(Hint.NONE);
    }

    @Test
    void whatTheChildSaidOfItsExitIsNotGuessedAgain() {
        status = new ExitStatus.Exited(143);
        exiting = Optional.of(new ChildReport.Exiting(1, "SIGTERM handler", List.of()));
        ExpectedEnd expected = new ExpectedEnd.BySignal(Signal.SIGTERM);

        assertThat(LikelyCause.ofOtherEnd(expected, child(), settings(Map.of()), jvm(Map.of())))
                .isEqualTo(new Hint("", "write @ExpectedExit(code = 143)"));
    }

    @Test
    void aBadEndAfterTheMethodIsAHooks() {
        assertThat(LikelyCause.ofBadEnd(child()).likely())
                .startsWith("a shutdown hook that failed");

        crash = Optional.of(CRASH);
        assertThat(LikelyCause.ofBadEnd(child())).isEqualTo(Hint.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "posix_spawn failed with ENOEXEC, that java is no program for this machine",
        "posix_spawn failed with EACCES,  that java is no program for this machine",
        "posix_spawn failed with EAGAIN,  no room for one more process",
        "posix_spawn failed with ENOMEM,  no room for one more process",
        "posix_spawn failed with E2BIG,  the environment's variables leave no room for the child's first words",
        "pipe2 failed with EMFILE,        too many open files",
        "pipe2 failed with ENFILE,        too many open files",
        "anything else,                   ''",
    })
    void aRefusedLaunchIsReadByItsError(String problem, String likely) {
        assertThat(LikelyCause.ofNoLaunch(problem).likely()).isEqualTo(likely);
    }

    @Test
    void aJvmThatDoesNotStartIsReadByWhatItPrintsAndWhatItWasGiven() {
        assertThat(LikelyCause.ofNoStart(jvm(Map.of()), child())).isEqualTo(Hint.NONE);

        JvmPlan given = jvm(Map.of(Setting.CHILD_ARGS.key(), "-XX:+NoSuchFlag"));
        assertThat(LikelyCause.ofNoStart(given, child()).likely())
                .startsWith("an argument in forkpair.child.args with which a JVM runs nothing");

        stderr =
                "Unrecognized VM option 'NoSuchFlag'\nError: Could not create the Java Virtual Machine.";
        assertThat(LikelyCause.ofNoStart(given, child()).likely())
                .startsWith(
                        "an argument that the JVM refuses, -XX:+NoSuchFlag in forkpair.child.args");

        stderr = "Error: Could not find or load main class x";
        assertThat(LikelyCause.ofNoStart(given, child()).likely())
                .startsWith("a word in forkpair.child.args that the JVM takes for the class");

        stderr = "java.lang.UnsupportedClassVersionError: any";
        assertThat(LikelyCause.ofNoStart(given, child()).likely())
                .startsWith("forkpair.child.java is older than 17");

        stderr = "";
        JvmPlan strange = jvm(Map.of(Setting.CHILD_JAVA.key(), "/bin/sh"));
        assertThat(LikelyCause.ofNoStart(strange, child()).likely())
                .isEqualTo("forkpair.child.java is no java, or older than 17");
    }

    private String likely() {
        return hint(true).likely();
    }

    private Hint hint(boolean expectedToReturn) {
        return LikelyCause.of(child(), settings(Map.of()), jvm(Map.of()), expectedToReturn);
    }

    private static JvmPlan jvm(Map<String, String> given) {
        return JvmPlan.of(settings(given));
    }

    private static Settings settings(Map<String, String> given) {
        return Settings.from(name -> Optional.ofNullable(given.get(name)));
    }

    private ChildOutcome child() {
        return new ChildOutcome(
                new Said(true, word, exiting, uncaught),
                new ProcessEnd(4712, status, 1, List.of()),
                new EndCause(crash, kills, endedByParent),
                Optional.empty(),
                new Printed(stdout, stderr, false));
    }
}

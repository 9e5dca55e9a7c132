package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.forkpair.ChildSideException;
import io.github.forkpair.PairFailedError;
import io.github.forkpair.PairReport;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.outcome.PairResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

@Timeout(120)
class FailingPairTests {

    private static final Map<String, String> SOON =
            Map.of("forkpair.deadline", "4 s", "forkpair.grace", "1 s");

    @TempDir private Path evidence;

    @Test
    void aChildsAssertionKeepsTypeMessageValuesAndStack() {
        TestRun run = run(FailingPairs.ChildAssertionTestCase.class);
        AssertionFailedError failure = (AssertionFailedError) run.failure();

        assertThat(failure.getClass()).isEqualTo(AssertionFailedError.class);
        assertThat(failure.getExpected().getValue()).isEqualTo("expected value");
        assertThat(failure.getActual().getValue()).isEqualTo("actual value");
        assertThat(withoutPids(failure.getMessage()))
                .isEqualTo(
                        """
                        expected: <expected value> but was: <actual value>
                          thrown by  @ChildSide FailingPairs$ChildAssertionTestCase.child, in child PID
                          outcome    the child failed first
                          meanwhile  @ParentSide FailingPairs$ChildAssertionTestCase.parent then failed with \
                        PeerGoneException, since the child was gone (see Suppressed)
                          output     [child PID] first line
                                     [child PID] second line
                          evidence   EVIDENCE/FailingPairs$ChildAssertionTestCase/parent
                          try        sh child-1.command  # in that directory: runs the child side alone again""");
        assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("child");
        assertThat(failure.getStackTrace()[0].getFileName()).isEqualTo("FailingPairs.java");
        assertThat(failure.getSuppressed()).hasExactlyElementsOfTypes(PeerGoneException.class);
        assertThat(run.evidence(FailingPairs.ChildAssertionTestCase.class, "parent"))
                .containsExactly(
                        "child-1.command", "child-1.stderr", "child-1.stdout", "pair.json");
        assertThat(run.records())
                .extracting(PairRecord::result, PairRecord::summary)
                .containsExactly(
                        tuple(
                                PairResult.FAILED,
                                "org.opentest4j.AssertionFailedError: expected: <expected value> but was:"
                                        + " <actual value>"));
    }

    @Test
    void anAssertionOfAssertJKeepsItsTypeAndHasTheAuthorsFrameOnTop() {
        Throwable failure = run(FailingPairs.ChildAssertJTestCase.class).failure();

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected: \"expected\"");
        assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("child");
    }

    @Test
    void multipleFailuresArriveAsSuch() {
        MultipleFailuresError failure =
                (MultipleFailuresError)
                        run(FailingPairs.ChildMultipleFailuresTestCase.class).failure();

        assertThat(failure.getFailures())
                .extracting(Throwable::getMessage)
                .containsExactly("one", "two");
        assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(PairReport.class);
    }

    @Test
    void aCheckedExceptionKeepsItsFieldsCausesAndSuppressed() {
        NoSuchFileException failure =
                (NoSuchFileException) run(FailingPairs.ChildExceptionTestCase.class).failure();

        assertThat(failure.getFile()).isEqualTo("a");
        assertThat(failure.getReason()).startsWith("reason");
        assertThat(failure.getCause())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cause");
        assertThat(failure.getCause().getCause()).hasMessage("root");
        assertThat(failure.getSuppressed()[0]).isInstanceOf(ArithmeticException.class);
        assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("child");
    }

    @Test
    void anExceptionThatCannotBeSerializedArrivesInWords() {
        ChildSideException failure =
                (ChildSideException) run(FailingPairs.ChildUnserializableTestCase.class).failure();

        assertThat(failure.originalType()).endsWith("$Unserializable");
        assertThat(failure.getMessage())
                .contains("$Unserializable: cannot travel\n")
                .contains("in child ")
                .contains(
                        "\n  shown as   ChildSideException, since the original holds what cannot be serialized:"
                                + " java.lang.Object\n");
        assertThat(failure.getCause()).hasMessage("java.io.IOException: the cause");
        assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("child");
    }

    @Test
    void anExceptionWhoseMessageCannotBeHadArrivesInWords() {
        ChildSideException failure =
                (ChildSideException) run(FailingPairs.ChildSpeechlessTestCase.class).failure();

        assertThat(failure.originalType()).endsWith("$Speechless");
        assertThat(failure.getMessage())
                .contains(
                        "$Speechless: (its getMessage() throws java.lang.IllegalStateException)\n");
        assertThat(failure.getCause()).hasMessage("java.io.IOException: inner");
    }

    @Test
    void aChildThatRunsOutOfMemoryFailsItsTestAndNotTheRun() {
        TestRun run =
                TestRun.of(
                        FailingPairs.ChildOutOfMemoryTestCase.class,
                        evidence,
                        Map.of("forkpair.child.args", "-Xmx32m"));

        assertThat(run.failure())
                .isInstanceOf(ChildSideException.class)
                .hasMessageStartingWith("java.lang.OutOfMemoryError: Java heap space\n");
    }

    @Test
    void aFailureOfAChildThatTheParentTerminatedCounts() {
        assertThat(run(FailingPairs.ChildFailsWhenTerminatedTestCase.class).failure())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("unsaved records ==> expected: <0> but was: <7>");
    }

    @Test
    void sidesMayBeInheritedFromAnInterface() {
        assertThat(run(FailingPairs.InheritedSidesTestCase.class).printed()).isEmpty();
    }

    @Test
    void causesThatFormACycleArrive() {
        Throwable failure = run(FailingPairs.ChildCyclicCauseTestCase.class).failure();

        assertThat(failure).isInstanceOf(RuntimeException.class).hasMessageStartingWith("first\n");
        assertThat(failure.getCause()).hasMessage("second");
        assertThat(failure.getCause().getCause()).isSameAs(failure);
    }

    @Test
    void anExceptionWithoutAMessageHasTheReportSuppressed() {
        Throwable failure = run(FailingPairs.ChildNoMessageTestCase.class).failure();

        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage(null);
        assertThat(failure.getSuppressed()[0])
                .isInstanceOf(PairReport.class)
                .hasMessageStartingWith("The child side failed.\n  thrown by  @ChildSide");
    }

    @Test
    void anAssumptionOfTheChildAbortsTheTest() {
        TestRun run = run(FailingPairs.ChildAbortsTestCase.class);

        assertThat(run.count(Status.ABORTED)).isEqualTo(1);
        assertThat(run.failure())
                .isInstanceOf(TestAbortedException.class)
                .hasMessageStartingWith("Assumption failed: not on this machine");
        assertThat(run.records())
                .singleElement()
                .extracting("result")
                .isEqualTo(PairResult.ABORTED);
    }

    @Test
    void anAssumptionOfTheParentAbortsTheTestAlthoughTheChildThenFails() {
        TestRun run = run(FailingPairs.ParentAbortsTestCase.class);

        assertThat(run.count(Status.ABORTED)).isEqualTo(1);
        assertThat(run.failure().getMessage()).isEqualTo("Assumption failed: not on this machine");
    }

    @Test
    void aParentsAssertionIsTheFailureAndTheChildsIsSuppressed() {
        TestRun run = run(FailingPairs.ParentAssertionTestCase.class);
        Throwable failure = run.failure();

        assertThat(failure)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("expected: <1> but was: <2>");
        assertThat(failure.getSuppressed())
                .hasExactlyElementsOfTypes(PeerGoneException.class, PairReport.class);
        assertThat(failure.getSuppressed()[0].getMessage())
                .contains("thrown by")
                .doesNotContain("meanwhile", "evidence");
        assertThat(withoutPids(failure.getSuppressed()[1].getMessage()))
                .isEqualTo(
                        """
                        The parent side failed first.
                          thrown by  @ParentSide FailingPairs$ParentAssertionTestCase.parent, in the test JVM
                          meanwhile  @ChildSide FailingPairs$ParentAssertionTestCase.child in child PID then failed \
                        with PeerGoneException, since the parent side was gone (see Suppressed)
                          output     [child PID] child was here
                          evidence   EVIDENCE/FailingPairs$ParentAssertionTestCase/parent
                          try        sh child-1.command  # in that directory: runs the child side alone again""");
    }

    @Test
    void aParentsMismatchHasBothValues() {
        AssertionFailedError failure =
                (AssertionFailedError) run(FailingPairs.ParentMismatchTestCase.class).failure();

        assertThat(failure.getExpected().getValue()).isEqualTo("refused");
        assertThat(failure.getActual().getValue()).isEqualTo("acquired");
        assertThat(failure.getStackTrace()[0].getClassName())
                .isEqualTo(FailingPairs.ParentMismatchTestCase.class.getName());
    }

    @Test
    void whoElseInterruptsTheTestIsNotTakenForTheDeadline() {
        Throwable failure = run(FailingPairs.InterruptedByAnotherTestCase.class).failure();

        assertThat(failure)
                .isInstanceOf(PairFailedError.class)
                .hasMessageStartingWith(
                        "The parent side had not ended when the test was interrupted, before the pair's"
                                + " deadline of 60 s, from forkpair.deadline (its default).")
                .hasMessageContaining(
                        "Not Forkpair but another interrupted the test, such as a timeout of JUnit's"
                                + " own (sleep interrupted).")
                .hasMessageContaining("to do      shorten it, or raise that timeout\n");
    }

    @Test
    void anExitWithZeroIsAFailureWithoutTheChildsWord() {
        Throwable failure = run(FailingPairs.ExitZeroTestCase.class).failure();

        assertThat(withoutPids(failure.getMessage()).replaceAll("java:\\d+", "java:NN"))
                .isEqualTo(
                        """
                        @ChildSide FailingPairs$ExitZeroTestCase.child ended with exit code 0 before its method returned.
                          expected   the child side to return
                          the exit   was called by thread "main"
                                         at io.github.forkpair.junit.FailingPairs$ExitZeroTestCase.child(FailingPairs.java:NN)
                          meanwhile  @ParentSide FailingPairs$ExitZeroTestCase.parent returned
                          to do      let the method return instead, or write @ExpectedExit(code = 0) if that is meant
                          output     [child PID] last words
                          evidence   EVIDENCE/FailingPairs$ExitZeroTestCase/parent
                          try        sh child-1.command  # in that directory: runs the child side alone again""");
        assertThat(failure.getStackTrace()[0].getClassName())
                .isEqualTo(FailingPairs.ExitZeroTestCase.class.getName());
        assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("child");
    }

    @Test
    void aVanishedChildIsTheFailureAndTheParentsExceptionIsSuppressed() {
        Throwable failure = run(FailingPairs.HaltTestCase.class).failure();

        assertThat(failure)
                .isInstanceOf(PairFailedError.class)
                .hasMessageStartingWith(
                        "@ChildSide FailingPairs$HaltTestCase.child ended with exit code 3 before its method returned.");
        assertThat(failure.getSuppressed()[0])
                .isInstanceOf(java.io.IOException.class)
                .hasMessageContaining("write(socket) failed with E");
    }

    @Test
    void aKilledChildIsNamedWithTheSignal() {
        assertThat(run(FailingPairs.KilledTestCase.class).failure())
                .hasMessageStartingWith(
                        "@ChildSide FailingPairs$KilledTestCase.child was ended by signal 9 (SIGKILL) before its method"
                                + " returned.")
                .hasMessageContaining(
                        "likely     somebody's kill -9 from outside its JVM; not the kernel's out-of-memory killer");
    }

    @Test
    void aBadExitAfterTheReturnIsAFailure() {
        assertThat(run(FailingPairs.BadExitTestCase.class).failure())
                .hasMessageStartingWith(
                        "@ChildSide FailingPairs$BadExitTestCase.child returned, but then its process ended with exit"
                                + " code 4.");
    }

    @Test
    void aHungChildIsEndedAtTheDeadlineAndSaysWhereItWas() {
        TestRun run = TestRun.of(FailingPairs.ChildHangsTestCase.class, evidence, SOON);
        Throwable failure = run.failure();

        assertThat(failure)
                .isInstanceOf(PairFailedError.class)
                .hasMessageStartingWith(
                        "The child side had not ended at the pair's deadline of 4 s, from forkpair.deadline.")
                .hasMessageContaining(
                        "parent     @ParentSide FailingPairs$ChildHangsTestCase.parent returned")
                .hasMessageContaining("\"main\" WAITING")
                .hasMessageContaining(
                        "at io.github.forkpair.junit.FailingPairs$ChildHangsTestCase.child(FailingPairs.java:")
                .hasMessageContaining("about to hang");
        assertThat(run.evidence(FailingPairs.ChildHangsTestCase.class, "parent"))
                .contains("child-1.threads", "child-1.stdout", "child-1.command");
    }

    @Test
    void aChildThatIgnoresTermIsKilledAfterTheGracePeriod() {
        assertThat(
                        TestRun.of(FailingPairs.ChildIgnoresTermTestCase.class, evidence, SOON)
                                .failure())
                .hasMessageStartingWith(
                        "The child side had not ended at the pair's deadline of 4 s, from forkpair.deadline.")
                .hasMessageContaining("\"main\" RUNNABLE");
    }

    @Test
    void sidesThatWaitForEachOtherAreShownBoth() {
        Throwable failure =
                TestRun.of(FailingPairs.ParentHangsInReceiveTestCase.class, evidence, SOON)
                        .failure();

        assertThat(failure)
                .hasMessageStartingWith(
                        "Neither side had ended at the"
                                + " pair's deadline of 4 s, from forkpair.deadline.")
                .hasMessageContaining(
                        "FailingPairs$ParentHangsInReceiveTestCase.parent(FailingPairs.java:")
                .hasMessageContaining(
                        "FailingPairs$ParentHangsInReceiveTestCase.child(FailingPairs.java:");
    }

    @ParameterizedTest
    @CsvSource({
        "ParentHangsInAwaitTestCase, Neither side had",
        "ParentSleepsTestCase, The parent side had not"
    })
    void aHungParentIsInterruptedAtTheDeadline(String testCase, String who)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName(FailingPairs.class.getName() + "$" + testCase);
        TestRun run = TestRun.of(type, evidence, SOON);

        assertThat(run.failure())
                .isInstanceOf(PairFailedError.class)
                .hasMessageStartingWith(
                        who + " ended at the pair's deadline of 4 s, from forkpair.deadline.");
        assertThat(run.evidence(type, "parent")).contains("parent.threads");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aWaitOnTheChildFailsAtOnceWithTheChildsFailure() {
        Throwable failure = run(FailingPairs.AwaitSeesTheEndTestCase.class).failure();

        assertThat(failure)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("child failed\n");
        assertThat(failure.getSuppressed()[0]).isInstanceOf(TerminalFailureException.class);
    }

    @Test
    void aWaitOnAChildThatReturnedFailsAtOnce() {
        assertThat(run(FailingPairs.AwaitSeesAGoodEndTestCase.class).failure())
                .isInstanceOf(TerminalFailureException.class)
                .hasMessageContaining("ended before the condition held");
    }

    @Test
    void aConstructorThatThrowsInTheChildIsItsFailure() {
        assertThat(run(FailingPairs.ConstructorThrowsTestCase.class).failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("no constructor today\n");
    }

    @Test
    void aJvmThatRefusesItsArgumentsNeverRan() {
        Throwable failure =
                TestRun.of(
                                FailingPairs.PassesTestCase.class,
                                evidence,
                                Map.of("forkpair.child.args", "-XX:+NoSuchFlag"))
                        .failure();

        assertThat(failure)
                .isInstanceOf(PairFailedError.class)
                .hasMessageStartingWith(
                        "@ChildSide FailingPairs$PassesTestCase.child never ran: its JVM ended with exit code 1 before"
                                + " it was up.")
                .hasMessageContaining("Unrecognized VM option 'NoSuchFlag'");
    }

    @Test
    void aProgramThatIsNoJavaNeverRan() {
        assertThat(
                        TestRun.of(
                                        FailingPairs.PassesTestCase.class,
                                        evidence,
                                        Map.of("forkpair.child.java", "/bin/true"))
                                .failure())
                .hasMessageContaining("never ran: its JVM ended with exit code 0 before it was up.")
                .hasMessageContaining(
                        "likely     forkpair.child.java is no java, or older than 17");
    }

    @Test
    void anEvidenceDirectoryThatCannotBeWrittenIsNamed() {
        Map<String, String> unwritable = Map.of("forkpair.evidence.dir", "/proc/none");

        for (int i = 0; i < 5; i++) { // more often than there are permits for children
            assertThat(
                            TestRun.of(FailingPairs.PassesTestCase.class, evidence, unwritable)
                                    .failure())
                    .isInstanceOf(PairFailedError.class)
                    .hasMessageStartingWith(
                            "@ChildSide FailingPairs$PassesTestCase.child could not be launched: the evidence directory"
                                    + " /proc/none cannot be written (")
                    .hasMessageContaining("Set forkpair.evidence.dir to one that can");
        }
    }

    @Test
    void aDeadlineThatPassesBeforeTheChildIsUpSaysSo() {
        assertThat(
                        TestRun.of(
                                        FailingPairs.PassesTestCase.class,
                                        evidence,
                                        Map.of("forkpair.deadline", "1 ms"))
                                .failure())
                .hasMessageStartingWith(
                        "The child side had not ended at the pair's deadline of 1 ms, from forkpair.deadline.")
                .hasMessageContaining("parent had not started");
    }

    @Test
    void aFrozenChildIsEndedAtTheDeadline() {
        assertThat(TestRun.of(FailingPairs.FrozenTestCase.class, evidence, SOON).failure())
                .hasMessageStartingWith(
                        "The child side had not ended at the pair's deadline of 4 s, from forkpair.deadline.")
                .hasMessageContaining("had been stopped by SIGSTOP.");
    }

    @Test
    void theAuthorsJupiterTimeoutIsThePairsDeadline() {
        Throwable failure = run(JupiterTimeoutTestCase.class).failure();

        assertThat(failure)
                .isInstanceOf(PairFailedError.class)
                .hasMessageContaining(
                        "ended at the pair's deadline of 2 s, from @Timeout(2) on JupiterTimeoutTestCase.parent.");
        assertThat(failure.getSuppressed()).doesNotHaveAnyElementsOfTypes(TimeoutException.class);
    }

    @Test
    void evidenceIsKeptAlwaysOrNeverAsAsked() {
        Class<?> passes = FailingPairs.PassesTestCase.class;
        Class<?> fails = FailingPairs.ExitZeroTestCase.class;
        TestRun always = TestRun.of(passes, evidence, Map.of("forkpair.evidence", "always"));
        TestRun never =
                TestRun.of(
                        fails,
                        evidence,
                        Map.of("forkpair.evidence", "never", "forkpair.output", "never"));

        assertThat(always.evidence(passes, "parent"))
                .containsExactly("child-1.command", "child-1.stdout", "pair.json");
        assertThat(never.evidence(fails, "parent")).isEmpty();
        assertThat(never.failure().getMessage())
                .doesNotContain("evidence")
                .doesNotContain("last words");
    }

    private TestRun run(Class<?> testCase) {
        return TestRun.of(testCase, evidence);
    }

    private String withoutPids(String text) {
        return text.replaceAll("child \\d+", "child PID")
                .replace(evidence + "/io.github.forkpair.junit.", "EVIDENCE/");
    }
}

package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.outcome.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult.Status;

/**
 * Every way in which a pair can end that the site's page on failures shows, in the page's order:
 * one list for the tests and for the page.
 */
enum Ending {
    PARENT_RETURNS("parent", "returns", Verdict.Ending.PASSED, FailingPairs.PassesTestCase.class),
    PARENT_ASSERTION(
            "parent",
            "fails an assertion",
            Verdict.Ending.PARENT_FAILED,
            FailingPairs.ParentAssertionTestCase.class),
    PARENT_THROWS(
            "parent", "throws", Verdict.Ending.PARENT_FAILED, Endings.ParentThrowsTestCase.class),
    PARENT_ABORTS(
            "parent",
            "aborts by an assumption",
            Verdict.Ending.PARENT_ABORTED,
            FailingPairs.ParentAbortsTestCase.class),
    PARENT_READS(
            "parent",
            "is overdue in a blocking read",
            Verdict.Ending.BOTH_OVERDUE,
            Endings.BothReadTestCase.class),
    PARENT_RECEIVES(
            "parent",
            "is overdue in `Peer.receive`",
            Verdict.Ending.BOTH_OVERDUE,
            FailingPairs.ParentHangsInReceiveTestCase.class),
    PARENT_AWAITS(
            "parent",
            "is overdue in an Awaitility wait",
            Verdict.Ending.PARENT_OVERDUE,
            Endings.ParentAwaitsTestCase.class),
    PARENT_SLEEPS(
            "parent",
            "is overdue in a sleep",
            Verdict.Ending.PARENT_OVERDUE,
            FailingPairs.ParentSleepsTestCase.class),
    PARENT_BUSY(
            "parent",
            "is overdue in a busy loop",
            Verdict.Ending.PARENT_OVERDUE,
            Endings.BusyParentTestCase.class),
    PARENT_TIMEOUT_SAME(
            "parent",
            "is interrupted by `@Timeout`, same thread",
            Verdict.Ending.BOTH_OVERDUE,
            Endings.SameThreadTestCase.class),
    PARENT_TIMEOUT_SEPARATE(
            "parent",
            "is interrupted by `@Timeout`, separate thread",
            Verdict.Ending.BOTH_OVERDUE,
            Endings.SeparateThreadTestCase.class),
    PARENT_ALONE_TIMEOUT_SAME(
            "parent",
            "is alone when `@Timeout` interrupts its sleep, same thread",
            Verdict.Ending.PARENT_OVERDUE,
            OnlyTheParentIsOverdue.SameThreadTestCase.class),
    PARENT_ALONE_TIMEOUT_SEPARATE(
            "parent",
            "is alone when `@Timeout` interrupts its wait, separate thread",
            Verdict.Ending.PARENT_OVERDUE,
            OnlyTheParentIsOverdue.SeparateThreadTestCase.class),
    PARENT_CLOSES(
            "parent",
            "closes its channel early",
            Verdict.Ending.CHILD_FAILED,
            Endings.ParentClosesEarlyTestCase.class),

    CHILD_RETURNS(
            "child, its method",
            "returns",
            Verdict.Ending.PASSED,
            Endings.HearsAndReturnsTestCase.class),
    CHILD_PLAIN(
            "child, its method",
            "fails an assertion without values",
            Verdict.Ending.CHILD_FAILED,
            ChildEndings.PlainAssertionTestCase.class),
    CHILD_ASSERTION(
            "child, its method",
            "fails an assertion with values",
            Verdict.Ending.CHILD_FAILED,
            FailingPairs.ChildAssertionTestCase.class),
    CHILD_ASSERTJ(
            "child, its method",
            "fails an AssertJ assertion",
            Verdict.Ending.CHILD_FAILED,
            FailingPairs.ChildAssertJTestCase.class),
    CHILD_MULTIPLE(
            "child, its method",
            "fails several",
            Verdict.Ending.CHILD_FAILED,
            FailingPairs.ChildMultipleFailuresTestCase.class),
    CHILD_CHECKED(
            "child, its method",
            "throws a checked exception with a cause",
            Verdict.Ending.CHILD_FAILED,
            FailingPairs.ChildExceptionTestCase.class),
    CHILD_ERROR(
            "child, its method",
            "throws an `Error`",
            Verdict.Ending.CHILD_FAILED,
            ChildEndings.ChildErrorTestCase.class),
    CHILD_UNSERIALIZABLE(
            "child, its method",
            "throws what cannot be serialized",
            Verdict.Ending.CHILD_FAILED,
            FailingPairs.ChildUnserializableTestCase.class),
    CHILD_CYCLE(
            "child, its method",
            "throws an exception with causes in a cycle and a suppressed one",
            Verdict.Ending.CHILD_FAILED,
            ChildEndings.CycleTestCase.class),
    CHILD_UNKNOWN_CLASS(
            "child, its method",
            "throws an exception whose class the parent lacks",
            Verdict.Ending.CHILD_FAILED,
            ChildEndings.UnknownClassTestCase.class),
    CHILD_ABORTS(
            "child, its method",
            "aborts by an assumption",
            Verdict.Ending.CHILD_ABORTED,
            FailingPairs.ChildAbortsTestCase.class),
    CHILD_STACK(
            "child, its method",
            "overflows its stack",
            Verdict.Ending.CHILD_FAILED,
            ChildEndings.StackOverflowTestCase.class),
    CHILD_HEAP(
            "child, its method",
            "runs out of heap",
            Verdict.Ending.CHILD_FAILED,
            FailingPairs.ChildOutOfMemoryTestCase.class,
            "forkpair.child.args",
            "-Xmx32m"),

    EXIT_0(
            "child, its process",
            "`System.exit(0)`",
            Verdict.Ending.CHILD_EXITED,
            FailingPairs.ExitZeroTestCase.class),
    EXIT_3(
            "child, its process",
            "`System.exit(3)` in the middle",
            Verdict.Ending.CHILD_EXITED,
            ChildEndings.ExitTestCase.class),
    HALT(
            "child, its process",
            "`Runtime.halt(3)`",
            Verdict.Ending.CHILD_EXITED,
            FailingPairs.HaltTestCase.class),
    SIGKILL(
            "child, its process",
            "killed by SIGKILL",
            Verdict.Ending.CHILD_SIGNALED,
            FailingPairs.KilledTestCase.class),
    TERMINATED(
            "child, its process",
            "SIGTERM, which HotSpot answers by an exit",
            Verdict.Ending.CHILD_EXITED,
            ChildEndings.TerminatedTestCase.class),
    TERMINATED_EXITING(
            "child, its process",
            "SIGTERM while its exit is held up by a shutdown hook that blocks",
            Verdict.Ending.CHILD_EXIT_BLOCKED,
            ChildEndings.TerminatedWhileExitingTestCase.class),
    SIGTERM(
            "child, its process",
            "SIGTERM, and a shutdown hook that blocks",
            Verdict.Ending.CHILD_EXIT_BLOCKED,
            ChildEndings.TerminatedInAHookTestCase.class),
    SIGSTOP(
            "child, its process",
            "stopped by SIGSTOP",
            Verdict.Ending.CHILD_STOPPED,
            ChildEndings.StoppedTestCase.class),
    CRASH(
            "child, its process",
            "a native crash",
            Verdict.Ending.CHILD_CRASHED,
            ChildEndings.NativeCrashTestCase.class),
    EXIT_ON_OOM(
            "child, its process",
            "no heap, with `-XX:+ExitOnOutOfMemoryError`",
            Verdict.Ending.CHILD_EXITED,
            FailingPairs.ChildOutOfMemoryTestCase.class,
            "forkpair.child.args",
            "-Xmx32m -XX:+ExitOnOutOfMemoryError"),
    BAD_FLAG(
            "child, its process",
            "a flag that the JVM refuses",
            Verdict.Ending.CHILD_NOT_STARTED,
            FailingPairs.PassesTestCase.class,
            "forkpair.child.args",
            "-XX:+NoSuchFlag"),
    NO_JAVA(
            "child, its process",
            "no such `java`",
            Verdict.Ending.CHILD_NOT_STARTED,
            FailingPairs.PassesTestCase.class,
            "forkpair.child.java",
            "/no/such/java"),
    NO_PROGRAM(
            "child, its process",
            "a `java` that cannot be executed",
            Verdict.Ending.CHILD_NOT_STARTED,
            FailingPairs.PassesTestCase.class),
    NO_MAIN(
            "child, its process",
            "the main class is not found",
            Verdict.Ending.CHILD_NOT_STARTED,
            FailingPairs.PassesTestCase.class,
            "forkpair.child.args",
            "com.acme.NoSuchMain"),
    NO_TEST_CLASS(
            "child, its process",
            "the test class is not found",
            Verdict.Ending.CHILD_FAILED,
            FailingPairs.PassesTestCase.class),
    STATIC_INITIALIZER(
            "child, its process",
            "a static initializer fails",
            Verdict.Ending.CHILD_FAILED,
            ChildEndings.StaticInitializerTestCase.class),

    CHILD_READS(
            "child, its time",
            "hangs in a read",
            Verdict.Ending.CHILD_OVERDUE,
            ChildEndings.ChildReadsTestCase.class),
    CHILD_LOCK(
            "child, its time",
            "hangs in a lock",
            Verdict.Ending.CHILD_OVERDUE,
            ChildEndings.ChildInALockTestCase.class),
    CHILD_DEADLOCK(
            "child, its time",
            "hangs in a deadlock",
            Verdict.Ending.CHILD_DEADLOCKED,
            ChildEndings.ChildDeadlockTestCase.class),
    CHILD_LOOP(
            "child, its time",
            "hangs in a loop that ignores all but SIGKILL",
            Verdict.Ending.CHILD_OVERDUE,
            FailingPairs.ChildIgnoresTermTestCase.class),
    CHILD_THREADS(
            "child, its time",
            "returned, and left threads",
            Verdict.Ending.PASSED,
            ChildEndings.LeavesThreadsTestCase.class,
            "forkpair.evidence",
            "always"),
    THREAD_DIES(
            "child, its threads",
            "one dies of an exception, and the pair passes",
            Verdict.Ending.PASSED,
            ChildEndings.ThreadDiesTestCase.class,
            "forkpair.evidence",
            "always"),
    THREAD_DIES_AND_FAILS(
            "child, its threads",
            "one dies of an exception, and the parent waits in vain",
            Verdict.Ending.PARENT_FAILED,
            ChildEndings.ThreadDiesAndNobodyAnswersTestCase.class),
    CHILD_HOOK(
            "child, its time",
            "returned, and a shutdown hook blocks",
            Verdict.Ending.CHILD_EXIT_BLOCKED,
            ChildEndings.HookBlocksTestCase.class),

    NO_TEMP_DIR(
            "child, its set-up",
            "uses a `@TempDir` field",
            Verdict.Ending.CHILD_FAILED,
            MissingSetUps.TempDirTestCase.class),
    NO_BEFORE_EACH(
            "child, its set-up",
            "uses what a `@BeforeEach` method sets",
            Verdict.Ending.CHILD_FAILED,
            MissingSetUps.BeforeEachTestCase.class),
    NULL_MESSAGE(
            "child, its set-up",
            "sends what a `@BeforeEach` method sets",
            Verdict.Ending.CHILD_FAILED,
            MissingSetUps.NullMessageTestCase.class),
    NO_EXTENSION(
            "child, its set-up",
            "uses an extension of the class",
            Verdict.Ending.CHILD_FAILED,
            MissingSetUps.ExtensionTestCase.class),
    SET_BY_PARENT(
            "child, its set-up",
            "uses a field that the parent side sets",
            Verdict.Ending.CHILD_FAILED,
            MissingSetUps.SetByTheParentTestCase.class),
    SERVER_ENDS(
            "child, its set-up",
            "starts a server and returns",
            Verdict.Ending.PARENT_FAILED,
            MissingSetUps.ServerEndsTestCase.class),
    DAEMON_SERVES(
            "child, its set-up",
            "serves on a daemon thread and returns",
            Verdict.Ending.PARENT_FAILED,
            MissingSetUps.DaemonServesTestCase.class),
    LOCK_ENDS(
            "child, its set-up",
            "takes a file lock and returns",
            Verdict.Ending.PARENT_FAILED,
            MissingSetUps.LockEndsTestCase.class),
    NO_TMPDIR(
            "child, its set-up",
            "creates a temporary file, and `java.io.tmpdir` is not there",
            Verdict.Ending.CHILD_FAILED,
            MissingSetUps.TemporaryFileTestCase.class,
            "forkpair.child.args",
            "-Djava.io.tmpdir=/no/such/dir"),
    JUNIT_BEFORE_EACH(
            "child, run by JUnit",
            "its `@BeforeEach` method fails",
            Verdict.Ending.CHILD_FAILED,
            FailingLifecycles.BeforeEachTestCase.class),
    JUNIT_AFTER_ALL(
            "child, run by JUnit",
            "its `@AfterAll` method fails",
            Verdict.Ending.CHILD_FAILED,
            FailingLifecycles.AfterAllTestCase.class),
    JUNIT_EXTENSION(
            "child, run by JUnit",
            "an extension of the class fails",
            Verdict.Ending.CHILD_FAILED,
            FailingLifecycles.ExtensionTestCase.class),
    JUNIT_PARAMETER(
            "child, run by JUnit",
            "asks for what no extension has",
            Verdict.Ending.CHILD_FAILED,
            FailingLifecycles.UnresolvedTestCase.class),
    JUNIT_DISABLED(
            "child, run by JUnit",
            "is disabled by a condition",
            Verdict.Ending.CHILD_ABORTED,
            FailingLifecycles.ConditionTestCase.class),
    LEFT_IN_GROUP(
            "child, its company",
            "leaves a process in its group",
            Verdict.Ending.LEFT_PROCESSES,
            LeftoverTestCases.InTheGroupTestCase.class),
    LEFT_IN_SESSION(
            "child, its company",
            "leaves one in a session of its own",
            Verdict.Ending.LEFT_PROCESSES,
            LeftoverTestCases.InASessionOfItsOwnTestCase.class),
    LEFT_WITH_STDOUT(
            "child, its company",
            "leaves one that holds its output",
            Verdict.Ending.LEFT_PROCESSES,
            LeftoverTestCases.HoldsTheOutputTestCase.class),
    LEFT_WARNED(
            "child, its company",
            "leaves a process, with `forkpair.leftovers=warn`",
            Verdict.Ending.PASSED,
            LeftoverTestCases.InTheGroupTestCase.class,
            "forkpair.leftovers",
            "warn"),

    GIGABYTE(
            "child, its output",
            "a gigabyte",
            Verdict.Ending.PASSED,
            ChannelEndings.GigabyteTestCase.class),
    BINARY(
            "child, its output",
            "bytes that are no text",
            Verdict.Ending.CHILD_FAILED,
            ChannelEndings.BinaryTestCase.class),
    NO_NEWLINE(
            "child, its output",
            "no newline at the end",
            Verdict.Ending.CHILD_FAILED,
            ChannelEndings.NoNewlineTestCase.class),
    CHARSET(
            "child, its output",
            "another charset than the parent's",
            Verdict.Ending.CHILD_FAILED,
            ChannelEndings.OtherCharsetTestCase.class,
            "forkpair.child.args",
            "-Dfile.encoding=ISO-8859-1 -Dstdout.encoding=ISO-8859-1"),
    OTHER_BYTES(
            "child, its output",
            "bytes that are no text in the parent's charset",
            Verdict.Ending.CHILD_FAILED,
            ChannelEndings.OtherBytesTestCase.class),
    CLOSES_STDOUT(
            "child, its output",
            "closes stdout",
            Verdict.Ending.PASSED,
            ChannelEndings.ClosesStdoutTestCase.class),
    SYSTEM_IN(
            "child, its output",
            "reads `System.in`",
            Verdict.Ending.PASSED,
            ChannelEndings.ReadsSystemInTestCase.class),

    MID_FRAME(
            "channel",
            "peer gone in the middle of a frame",
            Verdict.Ending.CHILD_EXITED,
            ChannelEndings.GoneInAFrameTestCase.class),
    VANISHED(
            "channel",
            "write to a vanished peer",
            Verdict.Ending.CHILD_EXITED,
            ChannelEndings.WritesToVanishedTestCase.class),
    HALF_CLOSED(
            "channel",
            "half-closed",
            Verdict.Ending.PARENT_FAILED,
            ChannelEndings.HalfClosedTestCase.class),
    BYTES_LEFT(
            "channel",
            "end-of-file expected, bytes left",
            Verdict.Ending.PARENT_FAILED,
            ChannelEndings.BytesLeftTestCase.class),

    BOTH_FAIL(
            "both",
            "fail, the child first",
            Verdict.Ending.CHILD_FAILED,
            Endings.ParentFailsSecondTestCase.class),
    BOTH_FAIL_PARENT(
            "both",
            "fail, the parent first",
            Verdict.Ending.PARENT_FAILED,
            Endings.ChildFailsSecondTestCase.class),
    BOTH_LOCK(
            "both",
            "each waits for the other's lock, which the system refuses",
            Verdict.Ending.PARENT_FAILED,
            Endings.TwoLocksTestCase.class),
    BOTH_WAIT(
            "both",
            "one waits for the other's lock, that one for a message",
            Verdict.Ending.BOTH_OVERDUE,
            Endings.LockAndMessageTestCase.class),
    BOTH_SEND(
            "both",
            "each sends more than is taken, and neither receives",
            Verdict.Ending.BOTH_OVERDUE,
            Endings.BothSendTestCase.class),

    MEETING_PLACES(
            "meeting",
            "at different places",
            Verdict.Ending.PARENT_FAILED,
            MissedMeetings.DifferentPlacesTestCase.class),
    MEETING_CHILD_RETURNS(
            "meeting",
            "the child returns while the parent waits",
            Verdict.Ending.PARENT_FAILED,
            MissedMeetings.ChildReturnsTestCase.class),
    MEETING_CHILD_FAILS(
            "meeting",
            "the child fails while the parent waits",
            Verdict.Ending.CHILD_FAILED,
            MissedMeetings.ChildFailsTestCase.class),
    MEETING_CHILD_EXITS(
            "meeting",
            "the child exits while the parent waits",
            Verdict.Ending.CHILD_EXITED,
            MissedMeetings.ChildExitsTestCase.class),
    MEETING_PARENT_RETURNS(
            "meeting",
            "the parent returns while the child waits",
            Verdict.Ending.CHILD_FAILED,
            MissedMeetings.ParentReturnsTestCase.class),
    MEETING_OVERDUE(
            "meeting",
            "the parent waits past the deadline, and the child for a message",
            Verdict.Ending.BOTH_OVERDUE,
            MissedMeetings.ChildReceivesTestCase.class),

    EXPECTED_CODE(
            "expected exit",
            "met by its code",
            Verdict.Ending.PASSED,
            ExpectedExits.CodeTestCase.class),
    EXPECTED_SIGNAL(
            "expected exit",
            "met by its signal",
            Verdict.Ending.PASSED,
            ExpectedExits.SignalTestCase.class),
    EXPECTED_CRASH(
            "expected exit",
            "met by a native crash",
            Verdict.Ending.PASSED,
            ExpectedExits.CrashTestCase.class),
    OTHER_CODE(
            "expected exit",
            "another code",
            Verdict.Ending.CHILD_ENDED_OTHERWISE,
            ExpectedExits.OtherCodeTestCase.class),
    EXIT_BY_SIGNAL(
            "expected exit",
            "a signal that HotSpot answers by an exit",
            Verdict.Ending.CHILD_ENDED_OTHERWISE,
            ExpectedExits.TerminatedTestCase.class),
    NO_EXIT(
            "expected exit",
            "the method returns",
            Verdict.Ending.CHILD_ENDED_OTHERWISE,
            ExpectedExits.ReturnsTestCase.class),

    MANY_ONE_FAILS(
            "many children",
            "one of them fails",
            Verdict.Ending.CHILD_FAILED,
            ManyEndings.OneFailsTestCase.class),
    MANY_PARENT_FAILS(
            "many children",
            "the parent fails",
            Verdict.Ending.PARENT_FAILED,
            ManyChildren.ParentFailsTestCase.class),
    MANY_WAIT(
            "many children",
            "each waits for another",
            Verdict.Ending.BOTH_OVERDUE,
            ManyChildren.AllOverdueTestCase.class),
    MANY_WAIT_FOR_ONE(
            "many children",
            "all wait for one that sleeps",
            Verdict.Ending.BOTH_OVERDUE,
            ManyChildren.OneKeepsTheOthersTestCase.class),
    MANY_FROZEN(
            "many children",
            "one is frozen, and the others wait",
            Verdict.Ending.CHILD_STOPPED,
            ManyChildren.FrozenTestCase.class),
    MANY_RESTARTED(
            "many children",
            "a child fails that was started again",
            Verdict.Ending.CHILD_FAILED,
            ManyChildren.FailsAgainTestCase.class);

    private final String side;
    private final String title;
    private final Verdict.Ending verdict;
    private final Class<?> testCase;
    private final Map<String, String> settings = new LinkedHashMap<>();

    Ending(
            String side,
            String title,
            Verdict.Ending verdict,
            Class<?> testCase,
            String... settings) {
        this.side = side;
        this.title = title;
        this.verdict = verdict;
        this.testCase = testCase;
        for (int i = 0; i < settings.length; i += 2) {
            this.settings.put(settings[i], settings[i + 1]);
        }
    }

    String side() {
        return side;
    }

    String title() {
        return title;
    }

    Class<?> testCase() {
        return testCase;
    }

    /** Returns the settings, with a short deadline where that is what is to pass. */
    Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("forkpair.deadline", isOverdue() ? "3 s" : "90 s");
        all.put("forkpair.grace", "1 s");
        all.putAll(settings);
        return all;
    }

    private boolean isOverdue() {
        return switch (this) {
            case PARENT_READS, PARENT_RECEIVES, PARENT_AWAITS, PARENT_SLEEPS, PARENT_BUSY -> true;
            case SIGTERM,
                    TERMINATED_EXITING,
                    SIGSTOP,
                    CHILD_READS,
                    CHILD_LOCK,
                    CHILD_DEADLOCK,
                    CHILD_LOOP ->
                    true;
            case CHILD_HOOK, BOTH_WAIT, BOTH_SEND, MEETING_OVERDUE -> true;
            case MANY_WAIT, MANY_WAIT_FOR_ONE, MANY_FROZEN -> true;
            default -> false;
        };
    }

    /**
     * Runs its pair.
     *
     * @param dir a directory for what the run needs besides
     */
    TestRun run(Path dir, Path evidence) throws IOException, ClassNotFoundException {
        return run(dir, evidence, Map.of());
    }

    /** Runs its pair with a child that is a fork. */
    TestRun runForked(Path dir, Path evidence) throws IOException, ClassNotFoundException {
        return run(dir, evidence, Map.of(HeardConsole.FORKED, "true"));
    }

    private TestRun run(Path dir, Path evidence, Map<String, String> more)
            throws IOException, ClassNotFoundException {
        Map<String, String> all = settings();
        all.putAll(more);
        if (this == NO_TEST_CLASS) {
            return TestRun.of(OnOneSide.testClassOf(dir), evidence, all);
        }
        if (this == CHILD_UNKNOWN_CLASS) {
            all.put("forkpair.child.args", "-Xbootclasspath/a:" + OnOneSide.exceptionIn(dir));
        }
        if (this == NO_PROGRAM) {
            all.put("forkpair.child.java", noProgramIn(dir).toString());
        }
        return TestRun.of(testCase, evidence, all);
    }

    /** An executable file that the system cannot make a process of. */
    private static Path noProgramIn(Path dir) throws IOException {
        Path java = Files.write(dir.resolve("java"), new byte[] {0x7f, 'E', 'L', 'F', 0});
        assertTrue(java.toFile().setExecutable(true));
        return java;
    }

    /** Returns the pair's verdict, as evidence names it; nothing where the pair never began. */
    List<String> words() {
        return this == NO_JAVA ? List.of() : List.of(verdict.word());
    }

    /** Returns which events are the cause of it, each with its side. */
    List<String> causes() {
        return switch (this) {
            case NO_JAVA -> List.of();
            case NO_PROGRAM -> List.of("PARENT launch failed");
            case THREAD_DIES_AND_FAILS -> List.of("CHILD uncaught");
            case MANY_WAIT_FOR_ONE -> List.of("CHILD overdue");
            case OTHER_CODE, EXIT_BY_SIGNAL -> List.of("CHILD exit began");
            case HALT, EXIT_ON_OOM, MID_FRAME, VANISHED -> List.of("CHILD process ended");
            default ->
                    switch (verdict) {
                        case PASSED, NOT_FORKED -> List.of();
                        case PARENT_ABORTED, PARENT_FAILED -> List.of("PARENT method ended");
                        case CHILD_ABORTED, CHILD_FAILED -> List.of("CHILD method ended");
                        case CHILD_EXITED -> List.of("CHILD exit began");
                        case PARENT_OVERDUE -> List.of("PARENT overdue");
                        case BOTH_OVERDUE -> List.of("PARENT overdue", "CHILD overdue");
                        case CHILD_OVERDUE, CHILD_DEADLOCKED, CHILD_STOPPED, CHILD_EXIT_BLOCKED ->
                                List.of("CHILD overdue");
                        case LEFT_PROCESSES -> List.of("CHILD left running");
                        case CHILD_NOT_STARTED,
                                CHILD_SIGNALED,
                                CHILD_CRASHED,
                                CHILD_ENDED_BADLY,
                                CHILD_ENDED_OTHERWISE ->
                                List.of("CHILD process ended");
                    };
        };
    }

    /** Returns the pair's verdict. */
    Verdict.Ending verdict() {
        return verdict;
    }

    Status status() {
        return switch (verdict.result()) {
            case PASSED -> Status.SUCCESSFUL;
            case ABORTED -> Status.ABORTED;
            default -> Status.FAILED;
        };
    }
}

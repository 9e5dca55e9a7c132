package io.github.forkpair.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult.Status;

/**
 * Every way in which a pair can end that the site's page on failures shows, in the page's order:
 * one list for the tests and for the page.
 */
enum Ending {
    PARENT_RETURNS("parent", "returns", FailingPairs.PassesTestCase.class),
    PARENT_ASSERTION("parent", "fails an assertion", FailingPairs.ParentAssertionTestCase.class),
    PARENT_THROWS("parent", "throws", Endings.ParentThrowsTestCase.class),
    PARENT_ABORTS("parent", "aborts by an assumption", FailingPairs.ParentAbortsTestCase.class),
    PARENT_READS("parent", "is overdue in a blocking read", Endings.BothReadTestCase.class),
    PARENT_RECEIVES(
            "parent",
            "is overdue in `Peer.receive`",
            FailingPairs.ParentHangsInReceiveTestCase.class),
    PARENT_AWAITS("parent", "is overdue in an Awaitility wait", Endings.ParentAwaitsTestCase.class),
    PARENT_SLEEPS("parent", "is overdue in a sleep", FailingPairs.ParentSleepsTestCase.class),
    PARENT_BUSY("parent", "is overdue in a busy loop", Endings.BusyParentTestCase.class),
    PARENT_TIMEOUT_SAME(
            "parent",
            "is interrupted by `@Timeout`, same thread",
            Endings.SameThreadTestCase.class),
    PARENT_TIMEOUT_SEPARATE(
            "parent",
            "is interrupted by `@Timeout`, separate thread",
            Endings.SeparateThreadTestCase.class),
    PARENT_CLOSES("parent", "closes its channel early", Endings.ParentClosesEarlyTestCase.class),

    CHILD_ASSERTION(
            "child, its method", "fails an assertion", FailingPairs.ChildAssertionTestCase.class),
    CHILD_ASSERTJ(
            "child, its method",
            "fails an AssertJ assertion",
            FailingPairs.ChildAssertJTestCase.class),
    CHILD_MULTIPLE(
            "child, its method", "fails several", FailingPairs.ChildMultipleFailuresTestCase.class),
    CHILD_CHECKED(
            "child, its method",
            "throws a checked exception with a cause",
            FailingPairs.ChildExceptionTestCase.class),
    CHILD_ERROR("child, its method", "throws an `Error`", Endings.ChildErrorTestCase.class),
    CHILD_UNSERIALIZABLE(
            "child, its method",
            "throws what cannot be serialized",
            FailingPairs.ChildUnserializableTestCase.class),
    CHILD_CYCLE(
            "child, its method",
            "throws an exception whose causes form a cycle",
            FailingPairs.ChildCyclicCauseTestCase.class),
    CHILD_UNKNOWN_CLASS(
            "child, its method",
            "throws an exception whose class the parent lacks",
            Endings.UnknownClassTestCase.class),
    CHILD_ABORTS(
            "child, its method", "aborts by an assumption", FailingPairs.ChildAbortsTestCase.class),
    CHILD_STACK("child, its method", "overflows its stack", Endings.StackOverflowTestCase.class),
    CHILD_HEAP(
            "child, its method",
            "runs out of heap",
            FailingPairs.ChildOutOfMemoryTestCase.class,
            "forkpair.child.args",
            "-Xmx32m"),

    EXIT_0("child, its process", "`System.exit(0)`", FailingPairs.ExitZeroTestCase.class),
    EXIT_3("child, its process", "`System.exit(3)` in the middle", Endings.ExitTestCase.class),
    HALT("child, its process", "`Runtime.halt(3)`", FailingPairs.HaltTestCase.class),
    SIGKILL("child, its process", "killed by SIGKILL", FailingPairs.KilledTestCase.class),
    SIGTERM(
            "child, its process",
            "SIGTERM, and a shutdown hook that blocks",
            Endings.TerminatedInAHookTestCase.class),
    SIGSTOP("child, its process", "stopped by SIGSTOP", Endings.StoppedTestCase.class),
    CRASH("child, its process", "a native crash", Endings.NativeCrashTestCase.class),
    EXIT_ON_OOM(
            "child, its process",
            "no heap, with `-XX:+ExitOnOutOfMemoryError`",
            FailingPairs.ChildOutOfMemoryTestCase.class,
            "forkpair.child.args",
            "-Xmx32m -XX:+ExitOnOutOfMemoryError"),
    BAD_FLAG(
            "child, its process",
            "a flag that the JVM refuses",
            FailingPairs.PassesTestCase.class,
            "forkpair.child.args",
            "-XX:+NoSuchFlag"),
    NO_JAVA(
            "child, its process",
            "no such `java`",
            FailingPairs.PassesTestCase.class,
            "forkpair.child.java",
            "/no/such/java"),
    NO_MAIN(
            "child, its process",
            "the main class is not found",
            FailingPairs.PassesTestCase.class,
            "forkpair.child.args",
            "com.acme.NoSuchMain"),
    STATIC_INITIALIZER(
            "child, its process",
            "a static initializer fails",
            Endings.StaticInitializerTestCase.class),

    CHILD_READS("child, its time", "hangs in a read", Endings.ChildReadsTestCase.class),
    CHILD_LOCK("child, its time", "hangs in a lock", Endings.ChildInALockTestCase.class),
    CHILD_DEADLOCK("child, its time", "hangs in a deadlock", Endings.ChildDeadlockTestCase.class),
    CHILD_LOOP(
            "child, its time",
            "hangs in a loop that ignores all but SIGKILL",
            FailingPairs.ChildIgnoresTermTestCase.class),
    CHILD_THREADS(
            "child, its time",
            "returned, and left threads",
            Endings.LeavesThreadsTestCase.class,
            "forkpair.evidence",
            "always"),
    CHILD_HOOK(
            "child, its time",
            "returned, and a shutdown hook blocks",
            Endings.HookBlocksTestCase.class),

    LEFT_IN_GROUP(
            "child, its company",
            "leaves a process in its group",
            LeftoverTestCases.InTheGroupTestCase.class),
    LEFT_IN_SESSION(
            "child, its company",
            "leaves one in a session of its own",
            LeftoverTestCases.InASessionOfItsOwnTestCase.class),
    LEFT_WITH_STDOUT(
            "child, its company",
            "leaves one that holds its output",
            LeftoverTestCases.HoldsTheOutputTestCase.class),

    GIGABYTE("child, its output", "a gigabyte", Endings.GigabyteTestCase.class),
    BINARY("child, its output", "bytes that are no text", Endings.BinaryTestCase.class),
    NO_NEWLINE("child, its output", "no newline at the end", Endings.NoNewlineTestCase.class),
    CHARSET(
            "child, its output",
            "another charset than the parent's",
            Endings.OtherCharsetTestCase.class,
            "forkpair.child.args",
            "-Dfile.encoding=ISO-8859-1 -Dstdout.encoding=ISO-8859-1"),
    CLOSES_STDOUT("child, its output", "closes stdout", Endings.ClosesStdoutTestCase.class),
    SYSTEM_IN("child, its output", "reads `System.in`", Endings.ReadsSystemInTestCase.class),

    MID_FRAME("channel", "peer gone in the middle of a frame", Endings.GoneInAFrameTestCase.class),
    HALF_CLOSED("channel", "half-closed", Endings.HalfClosedTestCase.class),
    BYTES_LEFT("channel", "end-of-file expected, bytes left", Endings.BytesLeftTestCase.class),

    BOTH_FAIL("both", "fail, the child first", Endings.ParentFailsSecondTestCase.class),
    BOTH_WAIT(
            "both",
            "one waits for the other's lock, that one for a message",
            Endings.LockAndMessageTestCase.class);

    private final String side;
    private final String title;
    private final Class<?> testCase;
    private final Map<String, String> settings = new LinkedHashMap<>();

    Ending(String side, String title, Class<?> testCase, String... settings) {
        this.side = side;
        this.title = title;
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
            case SIGTERM, SIGSTOP, CHILD_READS, CHILD_LOCK, CHILD_DEADLOCK, CHILD_LOOP -> true;
            case CHILD_HOOK, BOTH_WAIT -> true;
            default -> false;
        };
    }

    /**
     * Runs its pair.
     *
     * @param dir a directory for what the run needs besides
     */
    TestRun run(Path dir, Path evidence) throws IOException {
        Map<String, String> all = settings();
        if (this == CHILD_UNKNOWN_CLASS) {
            all.put("forkpair.child.args", "-Xbootclasspath/a:" + OnlyInTheChild.compiledIn(dir));
        }
        return TestRun.of(testCase, evidence, all);
    }

    Status status() {
        return switch (this) {
            case PARENT_RETURNS, CHILD_THREADS, GIGABYTE, CLOSES_STDOUT, SYSTEM_IN ->
                    Status.SUCCESSFUL;
            case PARENT_ABORTS, CHILD_ABORTS -> Status.ABORTED;
            default -> Status.FAILED;
        };
    }
}

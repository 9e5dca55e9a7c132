package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ChildSideException;
import io.github.forkpair.PairFailedError;
import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.outcome.PairResult;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is told where telling is hard. */
@Timeout(120)
class HardFailureTests {

    @TempDir private Path evidence;

    @Test
    void aFullHeapIsToldThoughItStaysFull() {
        TestRun run =
                TestRun.of(
                        HardFailures.LeakTestCase.class,
                        evidence,
                        Map.of("forkpair.child.args", "-Xmx32m"));

        assertThat(run.verdict()).hasValue("child-failed");
        assertThat(run.failure())
                .isInstanceOf(ChildSideException.class)
                .hasMessageStartingWith("java.lang.OutOfMemoryError: Java heap space\n");
    }

    @Test
    void aThrowableWithoutATextIsStillTheFailure() {
        TestRun child = run(HardFailures.ChildThrowsNoTextTestCase.class);
        TestRun parent = run(HardFailures.ParentThrowsNoTextTestCase.class);

        assertThat(child.failure())
                .hasMessageStartingWith(HardFailures.NoTextException.class.getName() + ": boom\n");
        assertThat(parent.failure()).isInstanceOf(HardFailures.NoTextException.class);
        assertThat(parent.records())
                .extracting(PairRecord::result)
                .containsExactly(PairResult.FAILED, PairResult.FAILED);
    }

    @Test
    void whatCannotGoUnderTheParentsFailureIsPrinted() {
        TestRun run = run(HardFailures.ParentOverflowsTestCase.class);

        assertThat(run.warnings())
                .startsWith("[forkpair] The parent side failed.\n")
                .contains("  evidence   " + evidence);
    }

    @Test
    void aJvmThatDoesNotStartIsNoExpectedExit() {
        TestRun run =
                TestRun.of(
                        ExpectedExits.ThrowsTestCase.class,
                        evidence,
                        Map.of("forkpair.child.args", "-XX:+NoSuchFlag"));

        assertThat(run.failure())
                .isInstanceOf(PairFailedError.class)
                .hasMessageStartingWith(
                        "@ChildSide ExpectedExits$ThrowsTestCase.child never ran: its JVM ended with exit code 1"
                                + " before it was up.\n");
        assertThat(run.verdict()).hasValue("child-not-started");
    }

    @Test
    void aKillByTheParentSideIsNotLaidOnTheSystem() {
        assertThat(run(HardFailures.KilledButExpectedToExitTestCase.class).failure())
                .hasMessageContaining(
                        "likely     the parent side ended it, through ChildProcess\n");
    }

    @Test
    void aWriteToItsOwnClosedEndIsTheParentSidesFailure() {
        assertThat(run(HardFailures.ParentWritesToItsClosedEndTestCase.class).verdict())
                .hasValue("parent-failed");
    }

    @Test
    void aPairWhoseParentSideIsNeverCalledHasNotPassed() {
        TestRun run = run(HardFailures.NeverCalledTestCase.class);

        assertThat(run.records())
                .singleElement()
                .satisfies(
                        record -> {
                            assertThat(record.result()).isEqualTo(PairResult.FAILED);
                            assertThat(record.summary())
                                    .endsWith(
                                            "HardFailures$NeverCalledTestCase.parent never ran: its test ended"
                                                    + " before that, for example by another extension.");
                        });
    }

    @Test
    void aChildThatHasLeftItsProcessGroupIsEndedAtTheDeadline() {
        TestRun run =
                TestRun.of(
                        HardFailures.LeavesItsGroupTestCase.class,
                        evidence,
                        Map.of("forkpair.deadline", "3 s", "forkpair.grace", "1 s"));

        assertThat(run.verdict()).hasValue("child-overdue");
    }

    @Test
    void aCrashNamesNoReportWhereNoneIsKept() {
        TestRun run =
                TestRun.of(
                        ChildEndings.NativeCrashTestCase.class,
                        evidence,
                        Map.of("forkpair.evidence", "never"));

        assertThat(run.failure())
                .hasMessageContaining("\n  crash      V ")
                .message()
                .doesNotContain(", see hs_err.log");
    }

    private TestRun run(Class<?> testCase) {
        return TestRun.of(testCase, evidence);
    }
}

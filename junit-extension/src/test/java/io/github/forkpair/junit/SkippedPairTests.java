package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.outcome.PairResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult.Status;

/** What Forkpair itself skips, the build's summary counts; what the user disables is the user's. */
class SkippedPairTests {

    private static final String WHY = "This is Plan 9.";

    @TempDir private Path evidence;

    @Test
    void aPairOnASystemThatRunsNoneIsWrittenDownAsSkipped() {
        TestRun run = TestRun.of(UnsupportedTestCase.class, evidence);

        assertThat(run.count(Status.SUCCESSFUL)).isZero();
        assertThat(run.records())
                .containsExactlyInAnyOrder(
                        skipped("SkippedPairTests$UnsupportedTestCase.once"),
                        skipped("SkippedPairTests$UnsupportedTestCase.twice"));
    }

    @Test
    void aPairThatTheUserDisabledIsNotCounted() {
        TestRun run = TestRun.of(DisabledTestCase.class, evidence);

        assertThat(run.records()).isEmpty();
    }

    private static PairRecord skipped(String test) {
        return new PairRecord(test, List.of(), false, PairResult.SKIPPED, WHY);
    }

    static class UnsupportedTestCase {

        @RegisterExtension
        static final ForkpairExtension ELSEWHERE = new ForkpairExtension(Optional.of(WHY));

        @ParentSide("once")
        void once() {
            throw new AssertionError("It is skipped.");
        }

        @ChildSide("once")
        void onceChild() {}

        @ParentSideTemplate("twice")
        @RepeatedTest(2)
        void twice() {
            throw new AssertionError("It is skipped.");
        }

        @ChildSide("twice")
        void twiceChild() {}
    }

    static class DisabledTestCase {

        @ParentSide
        @Disabled
        void parent() {}

        @ChildSide
        void child() {}
    }
}

package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.outcome.PairResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pair that fails before its launch is in the build's summary all the same, and once. */
class UnlaunchedPairTests {

    @TempDir private Path evidence;

    @ParameterizedTest
    @ValueSource(
            classes = {
                SetUpFailsTestCase.class,
                EarlierExtensionFailsTestCase.class,
                LastExtensionFailsTestCase.class
            })
    void aPairWhoseSetUpFailsIsCountedAsFailed(Class<?> testCase) {
        TestRun run = TestRun.of(testCase, evidence);

        assertThat(run.records())
                .containsExactly(
                        new PairRecord(
                                "UnlaunchedPairTests$" + testCase.getSimpleName() + ".parent",
                                List.of(),
                                false,
                                PairResult.FAILED,
                                "java.lang.IllegalStateException: no data"));
    }

    @Test
    void aPairWhoseSetUpAbortsIsCountedAsAborted() {
        assertThat(TestRun.of(SetUpAbortsTestCase.class, evidence).records())
                .singleElement()
                .satisfies(
                        record -> {
                            assertThat(record.aborted()).isTrue();
                            assertThat(record.summary()).isEqualTo("no server here");
                        });
    }

    static class SetUpFailsTestCase extends Sides {
        @BeforeEach
        void prepare() {
            throw new IllegalStateException("no data");
        }
    }

    static class SetUpAbortsTestCase extends Sides {
        @BeforeEach
        void prepare() {
            abort("no server here");
        }
    }

    @ExtendWith(FailsFirst.class)
    static class EarlierExtensionFailsTestCase extends Sides {}

    @ExtendWith(FailsLast.class)
    static class LastExtensionFailsTestCase extends Sides {}

    abstract static class Sides {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {}
    }

    static class FailsFirst implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            throw new IllegalStateException("no data");
        }
    }

    static class FailsLast implements BeforeTestExecutionCallback {
        @Override
        public void beforeTestExecution(ExtensionContext context) {
            throw new IllegalStateException("no data");
        }
    }
}

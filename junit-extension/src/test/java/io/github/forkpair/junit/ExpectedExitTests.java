package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.PairFailedError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ExpectedExitTests {

    @TempDir private Path evidence;

    @ParameterizedTest
    @ValueSource(
            classes = {
                ExpectedExits.CodeTestCase.class,
                ExpectedExits.SignalTestCase.class,
                ExpectedExits.CrashTestCase.class
            })
    void theExpectedEndingIsGood(Class<?> testCase) {
        assertThat(run(testCase).printed()).isEmpty();
    }

    @Test
    void anotherCodeIsToldWithBothAndWithWhoExited() {
        Throwable failure = run(ExpectedExits.OtherCodeTestCase.class).failure();

        assertThat(failure)
                .isInstanceOf(PairFailedError.class)
                .hasMessageStartingWith(
                        "@ChildSide ExpectedExits$OtherCodeTestCase.child was expected to end with exit code 3, but it"
                                + " ended with exit code 4 before its method returned.");
        assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("child");
        assertThat(failure.getStackTrace()[0].getLineNumber()).isPositive();
    }

    @Test
    void aReturnIsToldWithBoth() {
        assertThat(run(ExpectedExits.ReturnsTestCase.class).failure())
                .hasMessageStartingWith(
                        "@ChildSide ExpectedExits$ReturnsTestCase.child was expected to end with exit code 3, but its"
                                + " method returned, and its process ended with exit code 0.");
    }

    @Test
    void whatTheChildThrowsIsNoExpectedExit() {
        assertThat(run(ExpectedExits.ThrowsTestCase.class).failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("thrown\n");
    }

    @Test
    void anAnnotationThatCannotBeMetIsRefused() {
        assertThat(run(ExpectedExits.NoneTestCase.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("requires exactly one ending");
        assertThat(run(ExpectedExits.TooLargeTestCase.class).failure())
                .hasMessageContaining("expects exit code 256, which no process can have");
    }

    private TestRun run(Class<?> testCase) {
        return TestRun.of(testCase, evidence);
    }
}

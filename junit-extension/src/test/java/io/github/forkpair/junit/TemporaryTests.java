package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** Each child has a temporary directory of its own, unless somebody has set one. */
@Timeout(120)
class TemporaryTests {

    @TempDir private Path dir;

    @ParameterizedTest
    @ValueSource(
            classes = {
                TemporaryTestCases.ReturnsTestCase.class,
                TemporaryTestCases.KilledTestCase.class
            })
    void itIsTheChildsOwnAndGoesWithIt(Class<?> testCase) {
        assertThat(TestRun.of(testCase, dir).count(Status.SUCCESSFUL)).isEqualTo(1);
    }

    @Test
    void whatATestHasSetGoesOverAsItIs() throws IOException {
        Path set = Files.createDirectory(dir.resolve("set"));
        String before = System.getProperty(TemporaryTestCases.PROPERTY);
        System.setProperty(TemporaryTestCases.PROPERTY, set.toString());
        try {
            TestRun run = TestRun.of(TemporaryTestCases.SetTestCase.class, dir.resolve("e"));
            assertThat(run.count(Status.SUCCESSFUL)).isEqualTo(1);
            assertThat(set.resolve("kept")).hasContent("kept");
        } finally {
            System.setProperty(TemporaryTestCases.PROPERTY, before);
        }
    }

    @Test
    void theScriptOfAFailedChildHasOneTooAndLeavesNothing() throws Exception {
        TestRun run =
                TestRun.of(
                        TemporaryTestCases.FailsTestCase.class,
                        dir,
                        Map.of("forkpair.evidence", "always"));
        assertThat(run.count(Status.FAILED)).isEqualTo(1);
        Path script =
                dir.resolve(TemporaryTestCases.FailsTestCase.class.getName())
                        .resolve("parent/child-1.command");
        String text = Files.readString(script);
        Path directory = Path.of(text.replaceAll("(?s).* --temporary=(\\S+) .*", "$1"));
        assertThat(text).contains(" -Djava.io.tmpdir=" + directory + " ");
        Path errors = dir.resolve("errors");
        Process shell =
                new ProcessBuilder("sh", script.toString())
                        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(errors.toFile())
                        .start();

        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(errors).content().contains("on purpose");
        assertThat(directory).doesNotExist();
    }
}

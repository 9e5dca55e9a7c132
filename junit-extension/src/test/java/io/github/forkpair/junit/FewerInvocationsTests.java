package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What invocations have left goes when a later build runs the test as a whole, and they are no
 * more.
 */
@Timeout(120)
class FewerInvocationsTests {

    private static final String NONE_BREAKS = "99";

    @TempDir private Path dir;

    @ParameterizedTest
    @ValueSource(
            classes = {
                FewerInvocationsMain.MethodTestCase.class,
                FewerInvocationsMain.ClassTestCase.class
            })
    void whatALaterBuildHasNoMoreLeavesNoEvidence(Class<?> tests) throws Exception {
        build("3", NONE_BREAKS, tests.getName());
        assertThat(evidenceOf(tests)).hasSize(3);

        build("1", NONE_BREAKS, tests.getName());

        assertThat(evidenceOf(tests)).hasSize(1);
    }

    @Test
    void whoRunsOneInvocationSaysNothingOfTheOthers() throws Exception {
        Class<?> tests = FewerInvocationsMain.MethodTestCase.class;
        build("3", NONE_BREAKS, tests.getName());

        build(
                "3",
                NONE_BREAKS,
                "[engine:junit-jupiter]/[class:"
                        + tests.getName().replace("$", "%24")
                        + "]/[test-template:parent(int)]/[test-template-invocation:#1]");

        assertThat(evidenceOf(tests)).hasSize(3);
    }

    @Test
    void aSourceThatBreaksSaysNothingOfWhatWouldHaveCome() throws Exception {
        Class<?> tests = FewerInvocationsMain.MethodTestCase.class;
        build("3", NONE_BREAKS, tests.getName());

        build("3", "1", tests.getName());

        assertThat(evidenceOf(tests)).hasSize(3);
    }

    /** Runs tests as one build: outside Surefire, each test JVM is one. */
    private void build(String invocations, String breaksAfter, String selected) throws Exception {
        Process testJvm =
                TestJvm.of(
                                List.of(),
                                FewerInvocationsMain.class,
                                dir.toString(),
                                invocations,
                                breaksAfter,
                                selected)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.INHERIT)
                        .start();
        assertThat(testJvm.waitFor()).isZero();
    }

    private List<String> evidenceOf(Class<?> tests) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(dir.resolve(tests.getName()))) {
            entries.filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .forEach(found::add);
        }
        return found;
    }
}

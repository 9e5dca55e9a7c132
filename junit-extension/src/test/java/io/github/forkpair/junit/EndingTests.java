package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.forkpair.outcome.Verdict;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** Each ending comes to its verdict, leaves its evidence, and reads as the site's page says. */
@Timeout(180)
class EndingTests {

    private static final Map<Ending, String> SEEN = new EnumMap<>(Ending.class);

    @TempDir private Path dir;

    @ParameterizedTest
    @EnumSource
    void endsAsThePageSays(Ending ending) throws Exception {
        Path evidence = dir.resolve("evidence");
        TestRun run = ending.run(dir, evidence);
        Awaitility.await().until(EndingTests::noParentSideGoesOn);

        assertThat(run.count(ending.status())).as(run.printed()).isEqualTo(1);
        assertThat(run.endings()).isEqualTo(ending.words());
        assertThat(run.causes()).hasSameElementsAs(ending.causes());
        String text = EndingText.of(ending, run, evidence, run.warnings());
        if (EndingPage.isWritten()) {
            SEEN.put(ending, text);
            return;
        }
        assertThat(text).isEqualTo(EndingPage.texts().get(EndingPage.heading(ending)));
    }

    @Test
    void thePageHasEveryEndingInItsOrder() throws IOException {
        assumeTrue(!EndingPage.isWritten());
        assertThat(EndingPage.texts().keySet())
                .containsExactly(
                        Arrays.stream(Ending.values())
                                .map(EndingPage::heading)
                                .toArray(String[]::new));
    }

    @Test
    void ofTwoThatFailAtTheSameTimeOneIsSuppressedUnderTheOther() {
        TestRun run = TestRun.of(Endings.BothFailTestCase.class, dir);
        Throwable failure = run.failure();

        assertThat(failure).isExactlyInstanceOf(IllegalStateException.class);
        Throwable other =
                Arrays.stream(failure.getSuppressed())
                        .filter(IllegalStateException.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        boolean childIsFirst = failure.getMessage().startsWith("child\n");
        assertThat(childIsFirst ? other : failure).hasMessage("parent");
        assertThat(childIsFirst ? failure : other).hasMessageStartingWith("child\n");
        assertThat(run.endings())
                .containsExactly(
                        (childIsFirst ? Verdict.Ending.CHILD_FAILED : Verdict.Ending.PARENT_FAILED)
                                .word());
        assertThat(run.evidence()).contains("child-1.command", "pair.json");
    }

    @Test
    void theCommandRunsTheChildAloneAgainstWhatTheParentHadSentOrNothing() throws Exception {
        TestRun.of(ChannelEndings.HearsOneMessageTestCase.class, dir);
        Path evidence =
                dir.resolve(ChannelEndings.HearsOneMessageTestCase.class.getName())
                        .resolve("parent");
        String command = evidence.resolve("child-1.command").toString();
        File recorded = evidence.resolve("child-1.input").toFile();
        File nothing = new File("/dev/null");
        String heard = "IllegalStateException: heard recorded words";

        assertThat(output(nothing, "sh", command)).contains(heard);
        assertThat(output(recorded, "sh", command)).contains(heard);
        assertThat(output(nothing, "sh", command, "-")).contains("PeerGoneException: ");
    }

    /** Has no pipes, redirectErrorStream's among them, which go when the JDK comes to it. */
    private String output(File input, String... command) throws Exception {
        Path output = Files.createTempFile(dir, "output", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(input)
                        .redirectOutput(Redirect.appendTo(output.toFile()))
                        .redirectError(Redirect.appendTo(output.toFile()))
                        .start();
        assertThat(process.waitFor()).isEqualTo(1);
        return Files.readString(output);
    }

    @Test
    void whatThePairLeavesNamesTheEnvironmentAndHoldsNoneOfItsValues() throws IOException {
        TestRun.of(Ending.CRASH.testCase(), dir, Ending.CRASH.settings());
        Path evidence = dir.resolve(Ending.CRASH.testCase().getName()).resolve("parent");

        assertThat(Files.readString(evidence.resolve("child-1.command"))).contains(" PATH");
        assertThat(Files.readString(evidence.resolve("hs_err.log"), StandardCharsets.ISO_8859_1))
                .contains("PATH=(left out)");
        try (var files = Files.walk(dir)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(
                            file ->
                                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                                            .doesNotContain(System.getenv("PATH")));
        }
    }

    @Test
    void threadsThatTheChildLeftAreNamedInTheEvidence() {
        TestRun run =
                TestRun.of(Ending.CHILD_THREADS.testCase(), dir, Ending.CHILD_THREADS.settings());

        assertThat(run.count(Status.SUCCESSFUL)).isEqualTo(1);
        assertThat(
                        dir.resolve(Ending.CHILD_THREADS.testCase().getName())
                                .resolve("parent/child-1.left-threads"))
                .hasContent("left-behind\n");
    }

    @Test
    void bytesOfAnotherCharsetAreKeptAsTheyCame() throws IOException {
        TestRun.of(ChannelEndings.OtherBytesTestCase.class, dir);

        assertThat(dir.resolve(ChannelEndings.OtherBytesTestCase.class.getName()))
                .satisfies(
                        pair ->
                                assertThat(pair.resolve("parent/child-1.stdout"))
                                        .hasBinaryContent(ChannelEndings.OtherBytesTestCase.BYTES));
    }

    @AfterAll
    static void writeThePage() throws IOException {
        if (EndingPage.isWritten()) {
            EndingPage.write(SEEN);
        }
    }

    /** A parent side that was left to itself is a thread of the test JVM until it ends. */
    static boolean noParentSideGoesOn() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("forkpair-parent-"));
    }
}

package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each evidence file holds what a person who opens it looks for. */
@Timeout(120)
class EvidenceFilesTests {

    private static final ObjectMapper STRICT =
            new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    @TempDir private Path dir;

    @Test
    void ofAnAssertionThatFails() throws Exception {
        TestRun run = run(EvidenceTestCases.AssertionTestCase.class);

        assertThat(run.evidence())
                .containsExactly(
                        "child-1.command",
                        "child-1.input",
                        "child-1.stderr",
                        "child-1.stdout",
                        "pair.json");
        Path evidence = evidenceOf(EvidenceTestCases.AssertionTestCase.class);
        assertThat(evidence.resolve("child-1.stdout")).hasBinaryContent(EvidenceTestCases.STDOUT);
        holdsWhatEachPairLeaves(run, evidence, "child-failed");
    }

    @Test
    void ofAPairThatHangs() throws Exception {
        TestRun run = run(EvidenceTestCases.HangTestCase.class);

        assertThat(run.evidence())
                .containsExactly(
                        "child-1.command",
                        "child-1.input",
                        "child-1.stderr",
                        "child-1.stdout",
                        "child-1.threads",
                        "pair.json",
                        "parent.threads");
        Path evidence = evidenceOf(EvidenceTestCases.HangTestCase.class);
        assertThat(evidence.resolve("child-1.stdout")).hasBinaryContent(EvidenceTestCases.STDOUT);
        String name = EvidenceTestCases.HangTestCase.class.getName();
        assertThat(Files.readString(evidence.resolve("child-1.threads")))
                .contains(
                        "\"main\"",
                        "WAITING",
                        "at " + name + ".childWaitsHere(EvidenceTestCases.java:")
                .doesNotContain("parentWaitsHere");
        assertThat(Files.readString(evidence.resolve("parent.threads")))
                .contains("at " + name + ".parentWaitsHere(EvidenceTestCases.java:")
                .doesNotContain("childWaitsHere");
        holdsWhatEachPairLeaves(run, evidence, "both-overdue");
    }

    @Test
    void ofAJvmThatCrashes() throws Exception {
        TestRun run = run(EvidenceTestCases.CrashTestCase.class);

        assertThat(run.evidence())
                .containsExactly(
                        "child-1.command",
                        "child-1.input",
                        "child-1.stderr",
                        "child-1.stdout",
                        "hs_err.log",
                        "pair.json");
        Path evidence = evidenceOf(EvidenceTestCases.CrashTestCase.class);
        String printed = new String(EvidenceTestCases.STDOUT, StandardCharsets.ISO_8859_1);
        assertThat(
                        Files.readString(
                                evidence.resolve("child-1.stdout"), StandardCharsets.ISO_8859_1))
                .startsWith(printed + "#\n# A fatal error has been detected");
        String report =
                Files.readString(evidence.resolve("hs_err.log"), StandardCharsets.ISO_8859_1);
        String frame = report.replaceAll("(?s).*# Problematic frame:\n# ([^\n]+)\n.*", "$1");
        assertThat(frame).matches("V +\\[libjvm\\.\\w+\\+0x\\w+].*");
        assertThat(run.failure())
                .hasMessageContaining("\n  crash      " + frame + ", see hs_err.log");
        assertThat(report).contains("EvidenceTestCases$CrashTestCase.child(");
        holdsWhatEachPairLeaves(run, evidence, "child-crashed");
    }

    private void holdsWhatEachPairLeaves(TestRun run, Path evidence, String ending)
            throws Exception {
        String testCase = evidence.getParent().getFileName().toString();
        assertThat(evidence.resolve("child-1.stderr")).hasBinaryContent(EvidenceTestCases.STDERR);
        holdsTheCommand(evidence, testCase + "#child(");
        holdsWhatWasSent(evidence);
        holdsBothSidesEvents(evidence, "failed", ending);
        namesItself(run, evidence);
    }

    private TestRun run(Class<?> testCase) {
        return TestRun.of(
                testCase, dir, Map.of("forkpair.deadline", "4 s", "forkpair.grace", "1 s"));
    }

    private Path evidenceOf(Class<?> testCase) {
        return dir.resolve(testCase.getName()).resolve("parent");
    }

    /** A shell takes it, and of its words the class path is this JVM's. */
    private void holdsTheCommand(Path evidence, String side) throws Exception {
        Path command = evidence.resolve("child-1.command");
        assertThat(command).content().startsWith("#!/bin/sh\n").contains(" --alone ");
        Path words = dir.resolve("words");
        Process shell = // each word of the last line, which starts the child
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "sh -n \"$1\" && eval \"printf '%s\\\\n' $(tail -n 1 \"$1\")\"",
                                "sh",
                                command.toString())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(words.toFile())
                        .redirectError(Redirect.INHERIT)
                        .start();
        assertThat(shell.waitFor()).isZero();
        List<String> read = Files.readAllLines(words);

        assertThat(Path.of(read.get(0))).isExecutable().hasFileName("java");
        String classPath = read.get(read.indexOf("-cp") + 1);
        assertThat(classPath.split(File.pathSeparator)).contains(ownClasses());
        assertThat(classPath.split(File.pathSeparator))
                .allSatisfy(entry -> assertThat(Path.of(entry)).exists());
        assertThat(read).contains("io.github.forkpair.child.ChildMain");
        assertThat(read).anyMatch(word -> word.contains(side));
    }

    private static String ownClasses() throws Exception {
        return Path.of(
                        EvidenceFilesTests.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                .toString();
    }

    private static void holdsWhatWasSent(Path evidence) throws IOException {
        assertThat(Files.readString(evidence.resolve("child-1.input"), StandardCharsets.ISO_8859_1))
                .endsWith(EvidenceTestCases.SENT);
    }

    /** Of each side's process, and none of them before the one that begins the pair. */
    private static void holdsBothSidesEvents(Path evidence, String verdict, String ending)
            throws IOException {
        JsonNode pair = STRICT.readTree(evidence.resolve("pair.json").toFile());
        assertThat(pair.get("otherData").get("verdict").asText()).isEqualTo(verdict);
        assertThat(pair.get("otherData").get("ending").asText()).isEqualTo(ending);
        long parent = ProcessHandle.current().pid();
        List<String> ofParent = new ArrayList<>();
        List<String> ofChild = new ArrayList<>();
        double last = 0;
        for (JsonNode event : pair.get("traceEvents")) {
            if (event.get("ph").asText().equals("i")) {
                (event.get("pid").asLong() == parent ? ofParent : ofChild)
                        .add(event.get("name").asText());
                assertThat(event.get("ts").asDouble()).isGreaterThanOrEqualTo(last);
                last = event.get("ts").asDouble();
            }
        }
        assertThat(ofParent).contains("method called", "sent", "verdict");
        assertThat(ofChild).contains("launched", "ready", "stdout", "stderr", "process ended");
    }

    private static void namesItself(TestRun run, Path evidence) {
        assertThat(run.printed())
                .contains(
                        "  evidence   " + evidence,
                        "  try        sh child-1.command  # in that directory: runs the child side alone again");
    }
}

package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks a JVM that notes how often it is asked. Whatever JDK it is of, it is a real one. */
class JdkOptionsTests {

    private static final String NO_MODULE = "--add-modules=no.such.module";
    private static final String NO_TAG = "-Xlog:nosuchtag=debug:file=no.log";

    @TempDir private Path dir;

    private Path java;
    private Path evidence;

    @BeforeEach
    void prepare() throws IOException {
        evidence = Files.createDirectory(dir.resolve("evidence"));
        java = script("echo \"$*\" >>" + dir.resolve("asked") + "; exec " + ownJava() + " \"$@\"");
    }

    @Test
    void whereNothingIsRefusedOneQuestionIsEnoughForAllPairs() throws IOException {
        List<String> options = List.of("-ea", "--add-opens=java.base/java.lang=ALL-UNNAMED");

        assertThat(refused(options)).isEmpty();
        assertThat(refused(options)).isEmpty();
        assertThat(asked()).hasSize(1);
    }

    @Test
    void whateverIsRefusedIsFoundAndAskedForOnce() throws IOException {
        List<String> options = new ArrayList<>(List.of("-ea", NO_MODULE, "-Xint", "--no-such=1"));
        options.addAll(List.of("-XX:+NoSuchFlag", "-XX:TieredStopAtLevel=99", NO_TAG, "-Xss1m"));

        List<String> refused =
                List.of(
                        NO_MODULE,
                        "--no-such=1",
                        "-XX:+NoSuchFlag",
                        "-XX:TieredStopAtLevel=99",
                        NO_TAG);
        Thread.currentThread().interrupt(); // as a test's time limit does
        assertThat(refused(options)).containsExactlyInAnyOrderElementsOf(refused);
        assertThat(Thread.interrupted()).isTrue();
        int before = asked().size();
        assertThat(refused(options)).containsExactlyInAnyOrderElementsOf(refused);
        assertThat(asked()).hasSize(before);
    }

    @Test
    void whatNeedsAnOptionThatComesLaterIsNotRefused() throws IOException {
        String diagnostic = "-XX:+PrintInlining";
        Path jar = dir.resolve("some.jar"); // and so an automatic module
        new JarOutputStream(Files.newOutputStream(jar), new Manifest()).close();
        List<String> options = List.of("--add-modules=some", NO_MODULE, "--module-path=" + jar);

        assertThat(refused(options)).containsExactly(NO_MODULE);
        assertThat(refused(List.of(diagnostic))).containsExactly(diagnostic);
        assertThat(refused(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+PrintInlining")))
                .isEmpty();
    }

    @Test
    void anAgentAndWhatNoChildHasAreNotAskedForAndNoFileIsLeft() throws IOException {
        List<String> options =
                List.of(
                        "-javaagent:no.such.jar",
                        "-agentlib:nosuch",
                        "-Da=1",
                        "-XX:+UseNoSuchGC",
                        "-Xlog:gc:file=log.txt",
                        "-XX:StartFlightRecording=filename=one.jfr");

        assertThat(refused(options)).isEmpty();
        assertThat(evidence).isEmptyDirectory();
        assertThat(Path.of("log.txt")).doesNotExist();
        assertThat(Path.of("one.jfr")).doesNotExist();
    }

    @Test
    void aPropertyThatAJvmReadsAtItsStartMayBeRefusedToo() throws IOException {
        String loader = "-Djava.system.class.loader=no.such.Loader";

        assertThat(refused(List.of(loader, "-Dother=1"))).containsExactly(loader);
    }

    @Test
    void aProgramThatIsNoJvmRefusesNothing() throws IOException {
        java = script("exit 1");
        assertThat(refused(List.of("-ea", NO_MODULE))).isEmpty();

        java = dir.resolve("none");
        assertThat(refused(List.of("-ea", NO_MODULE))).isEmpty();
    }

    private List<String> refused(List<String> options) throws IOException {
        String classPath = TestClassPath.of(null);
        return List.copyOf(JdkOptions.refused(java, options, classPath, evidence));
    }

    private List<String> asked() throws IOException {
        return Files.readAllLines(dir.resolve("asked"));
    }

    private static Path ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private Path script(String text) throws IOException {
        Path script = Files.createTempFile(dir, "java", "");
        Files.writeString(script, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}

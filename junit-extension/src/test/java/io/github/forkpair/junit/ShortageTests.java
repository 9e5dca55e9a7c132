package io.github.forkpair.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.evidence.PairRecords;
import io.github.forkpair.outcome.PairResult;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs a pair where descriptors, or processes, are short: from so few that JUnit itself does not
 * start to so many that the pair passes. Each time it passes or fails clearly, and leaves nothing.
 */
@Timeout(300)
class ShortageTests {

    private static final int FEWEST = 24;
    private static final int PLENTY = 200;

    @TempDir private Path directory;

    @Test
    void withTooFewDescriptorsAPairFailsClearlyAndLeavesNothing() throws Exception {
        List<String> jars = classPathOfJars(directory);
        int failed = 0;
        for (int most = FEWEST; ; most++) {
            assertThat(most).as("enough for any pair").isLessThan(PLENTY);
            Run run = run(directory, jars, "ulimit -n " + most + "; exec ", "");
            if (run.passed()) {
                break;
            }
            failed += run.failedClearly("of " + most + " descriptors") ? 1 : 0;
        }
        assertThat(failed).as("launches that failed half-way").isGreaterThan(5);
    }

    @ParameterizedTest(name = "forked: {0}")
    @ValueSource(booleans = {false, true})
    void withTooFewProcessesAPairFailsClearlyAndLeavesNothing(boolean forked) throws Exception {
        assumeTrue(
                ProcessHandle.current().info().user().equals(Optional.of("root"))
                        && Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "Only root can start a JVM as a user who has a limit.");
        Path everybodys = Files.createTempDirectory("forkpair-shortage-");
        try {
            List<String> jars = classPathOfJars(everybodys);
            long user = 20_000 + (ProcessHandle.current().pid() + (forked ? 1 : 0)) % 40_000;
            String asUser = "setpriv --reuid=" + user + " --clear-groups "; // who has nothing else
            int failed = 0;
            for (int most = 14; ; most += 3) {
                assertThat(most).as("enough for any pair").isLessThan(PLENTY);
                String limit = "exec prlimit --nproc=" + most + " " + asUser;
                Run run = run(everybodys, jars, limit, forked ? " forked" : "");
                if (run.passed()) {
                    break;
                }
                boolean aborted = forked && run.printed.contains("aborted 1");
                failed += aborted || run.failedClearly("of " + most + " processes") ? 1 : 0;
            }
            assertThat(failed).as("pairs that failed half-way").isGreaterThan(2);
        } finally {
            exec("rm", "-r", everybodys.toString());
        }
    }

    /**
     * What one JVM came to.
     *
     * @param base what only it had
     */
    private record Run(String printed, int exitCode, Path base) {

        boolean passed() throws IOException {
            assertNothingIsLeft();
            return printed.contains("passed 1");
        }

        /** Returns whether JUnit came so far as to begin the pair. */
        boolean failedClearly(String limit) throws IOException {
            if (exitCode != 0) {
                return false; // no JUnit
            }
            assertThat(printed)
                    .as(limit)
                    .containsPattern(
                            "failed io.github.forkpair.PairFailedError: @(Child|Parent)Side ");
            // Where not even that can be written, the build fails for what it finds instead.
            PairRecords records = PairRecords.read(base.resolve("evidence"));
            if (records.problems().isEmpty() && !printed.contains("written")) {
                assertThat(records.pairs())
                        .as(limit + ": " + printed)
                        .extracting(PairRecord::result)
                        .containsExactly(PairResult.FAILED);
            }
            return true;
        }

        private void assertNothingIsLeft() throws IOException {
            assertThat(base.resolve("tmp")).as(printed).isEmptyDirectory();
            assertThat(Remains.commandLines())
                    .as(printed)
                    .noneMatch(each -> each.contains(base + "/"));
        }
    }

    private static Run run(Path directory, List<String> jars, String limit, String more)
            throws Exception {
        Path base = Files.createTempDirectory(directory, "run-");
        Files.createDirectory(base.resolve("tmp"));
        exec("chmod", "-R", "a+rwX", directory.toString());
        String script =
                "cd / && "
                        + limit
                        + Path.of(System.getProperty("java.home"), "bin", "java")
                        + " --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
                        + " -Djava.io.tmpdir="
                        + base.resolve("tmp")
                        + " -cp "
                        + String.join(File.pathSeparator, jars)
                        + " "
                        + OnePairMain.class.getName()
                        + " "
                        + base.resolve("evidence")
                        + more;
        Process process =
                new ProcessBuilder("/bin/sh", "-c", script).redirectErrorStream(true).start();
        process.getOutputStream().close();
        process.getErrorStream().close();
        try (InputStream out = process.getInputStream()) {
            String printed = new String(out.readAllBytes(), UTF_8);
            return new Run(printed, process.waitFor(), base);
        }
    }

    /** As a user has it: of a directory of classes, each would take a descriptor to load. */
    private static List<String> classPathOfJars(Path directory) throws Exception {
        List<String> jars = new ArrayList<>();
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : path.split(File.pathSeparator)) {
            Path copy =
                    directory.resolve(jars.size() + "-" + Path.of(entry).getFileName() + ".jar");
            if (Files.isDirectory(Path.of(entry))) {
                jar(Path.of(entry), copy);
                jars.add(copy.toString());
            } else if (entry.matches(
                    ".*/(forkpair|jnr|jffi|asm|opentest4j|awaitility|hamcrest|junit|apiguardian|jspecify)[^/]*")) {
                Files.copy(Path.of(entry), copy);
                jars.add(copy.toString());
            }
        }
        return jars;
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> found = Files.walk(classes)) {
            for (Path each : found.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(each).toString();
                if (!name.equals("junit-platform.properties")) { // of the tests of this module
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(each, out);
                }
            }
        }
    }

    private static void exec(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor()).isZero();
    }
}

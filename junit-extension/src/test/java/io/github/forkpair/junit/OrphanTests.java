package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class OrphanTests {

    /** A good deal less than the child would wait for anything by itself. */
    private static final Duration LATEST = Duration.ofSeconds(30);

    @TempDir private Path evidence;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs",
                "frozen",
                "returned",
                "forked runs",
                "forked frozen",
                "forked returned"
            })
    void aTestJvmThatIsKilledTakesItsChildAllOfItsGroupAndTheSharedDirectoryWithIt(String child)
            throws Exception {
        Process testJvm = testJvm(evidence, "none", child).redirectError(Redirect.DISCARD).start();
        try (BufferedReader out = testJvm.inputReader()) {
            String[] told = out.readLine().split(" ", 4);
            List<ProcessHandle> family =
                    Stream.of(told).limit(3).map(Long::valueOf).map(OrphanTests::process).toList();
            Path sharedDir = Path.of(told[3]);
            assertThat(sharedDir).isDirectory();
            if (child.endsWith("frozen")) {
                assertThat(out.readLine()).isEqualTo("frozen");
            } else if (child.endsWith("returned")) {
                // The test JVM still runs, and is the one to reap it.
                Awaitility.await().atMost(LATEST).until(() -> !family.get(0).isAlive());
            }

            testJvm.destroyForcibly().waitFor();

            Awaitility.await()
                    .atMost(LATEST)
                    .until(
                            () ->
                                    family.stream().allMatch(Remains::areGone)
                                            && !Files.exists(sharedDir)
                                            && KilledTestJvmTests.directoriesOf(testJvm.pid())
                                                    .isEmpty());
        } finally {
            testJvm.destroyForcibly();
        }
    }

    @Test
    void aTestJvmThatIsKilledTakesAChildThatStillWaitsForItsDebugger() throws Exception {
        Process testJvm =
                testJvm(evidence, "child", "runs").redirectOutput(Redirect.DISCARD).start();
        try (BufferedReader err = testJvm.errorReader()) {
            String line = err.readLine();
            while (!line.contains("waits for a debugger")) {
                line = err.readLine();
            }
            ProcessHandle child =
                    process(Long.parseLong(line.replaceAll(".* child (\\d+), .*", "$1")));

            testJvm.destroyForcibly().waitFor();

            Awaitility.await().atMost(LATEST).until(() -> Remains.areGone(child));
        } finally {
            testJvm.destroyForcibly();
        }
    }

    /** Prepares the start of a test JVM that runs {@link OrphanMain}. */
    static ProcessBuilder testJvm(Path evidence, String debug, String then) {
        return TestJvm.of(List.of(), OrphanMain.class, evidence.toString(), debug, then);
    }

    private static ProcessHandle process(long pid) {
        return ProcessHandle.of(pid).orElseThrow();
    }
}

package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OrphanTests {

    @TempDir private Path evidence;

    @Test
    void aTestJvmThatIsKilledTakesItsChildAndTheSharedDirectoryWithIt() throws Exception {
        Process testJvm =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                OrphanMain.class.getName(),
                                evidence.toString())
                        .redirectError(new File("/dev/null"))
                        .start();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(testJvm.getInputStream(), StandardCharsets.UTF_8))) {
            String[] told = out.readLine().split(" ", 2);
            long child = Long.parseLong(told[0]);
            assertThat(ProcessHandle.of(child)).isPresent();
            assertThat(Path.of(told[1])).isDirectory();

            testJvm.destroyForcibly().waitFor();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () ->
                                    ProcessHandle.of(child).isEmpty()
                                            && !Files.exists(Path.of(told[1])));
        } finally {
            testJvm.destroyForcibly();
        }
    }
}

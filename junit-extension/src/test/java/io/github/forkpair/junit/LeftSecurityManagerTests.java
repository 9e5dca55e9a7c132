package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A security manager that a test left is named by the pairs that it keeps from running. */
@Timeout(60)
@EnabledForJreRange(max = JRE.JAVA_23, disabledReason = "no later JDK has security managers")
class LeftSecurityManagerTests {

    @TempDir private Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"exec", "read"})
    void isNamedByThePairThatItFails(String refused) throws Exception {
        Path output = dir.resolve("output");
        Process testJvm =
                TestJvm.of(
                                List.of("-Djava.security.manager=allow"),
                                LeftSecurityManagerMain.class,
                                dir.toString(),
                                refused)
                        .redirectOutput(output.toFile()) // a pipe would go when the JDK comes to it
                        .redirectError(Redirect.INHERIT)
                        .start();

        assertThat(testJvm.waitFor()).isZero();
        List<String> told = Files.readAllLines(output);
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).isEqualTo("{parent()=passed}");
        assertThat(told.get(1))
                .doesNotContain("{parent()=java.lang.SecurityException")
                .contains("a SecurityManager that a test left refuses what a pair needs: ");
    }
}

package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdkOptionsTests {

    @TempDir private Path dir;

    @ParameterizedTest
    @CsvSource({
        "17.0.15, --sun-misc-unsafe-memory-access=allow, false",
        "23, --sun-misc-unsafe-memory-access=allow, true",
        "17.0.15, --illegal-native-access=deny, false",
        "25.0.3, --illegal-native-access=deny, true",
        "25.0.3, --enable-final-field-mutation=ALL-UNNAMED, false",
        "17.0.15, --enable-native-access=ALL-UNNAMED, true",
        "17.0.15, --add-opens=java.base/java.nio=ALL-UNNAMED, true",
    })
    void anOlderJdkIsSparedTheOptionsThatCameLater(String version, String option, boolean takes)
            throws IOException {
        assertThat(JdkOptions.takes(jdk("JAVA_VERSION=\"" + version + "\"\n"), option))
                .isEqualTo(takes);
    }

    @Test
    void aJdkThatDoesNotSayWhichItIsCountsAsOurs() throws IOException {
        int ours = Runtime.version().feature();

        assertThat(JdkOptions.featureOf(jdk("IMPLEMENTOR=\"Acme\"\n"))).isEqualTo(ours);
        assertThat(JdkOptions.featureOf(dir.resolve("no/such/java"))).isEqualTo(ours);
        assertThat(JdkOptions.featureOf(Path.of(System.getProperty("java.home"), "bin", "java")))
                .isEqualTo(ours);
    }

    private Path jdk(String release) throws IOException {
        Files.writeString(dir.resolve("release"), release);
        Path java = Files.createDirectories(dir.resolve("bin")).resolve("java");
        return Files.writeString(java, "");
    }
}

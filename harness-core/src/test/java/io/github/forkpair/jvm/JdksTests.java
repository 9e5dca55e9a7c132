package io.github.forkpair.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdksTests {

    @TempDir private Path dir;

    @ParameterizedTest
    @CsvSource({
        "77,      77.0.1",
        "77.0,    77.0.1",
        "77.0.1,  77.0.1",
        "78,      78",
        "78.0.0,  78",
        "79,      79-ea",
    })
    void aVersionIsFoundByItsBeginning(String wanted, String version) throws IOException {
        Jdks jdks = new Jdks(List.of(jdk("77.0.1"), jdk("78"), jdk("79-ea")));

        assertThat(jdks.java(wanted))
                .isEqualTo(dir.resolve(version).resolve("bin").resolve("java"));
    }

    @Test
    void ofThoseThatAreGivenTheFirstCounts() throws IOException {
        Jdks jdks = new Jdks(List.of(jdk("77.0.1"), jdk("77.0.2")));

        assertThat(jdks.java("77")).isEqualTo(dir.resolve("77.0.1/bin/java"));
        assertThat(jdks.java("77.0.2")).isEqualTo(dir.resolve("77.0.2/bin/java"));
    }

    @Test
    void theTestJvmsOwnComesFirst() throws IOException {
        String own = Integer.toString(Runtime.version().feature());

        assertThat(new Jdks(List.of(jdk(own))).java(own))
                .isEqualTo(JavaHome.ofThisJvm().resolve("bin").resolve("java"));
    }

    @Test
    void aHomeOrAProgramIsTakenAsItIs() throws IOException {
        Path home = jdk("77.0.1");
        Jdks jdks = new Jdks(List.of());

        assertThat(jdks.java(home.toString())).isEqualTo(home.resolve("bin/java"));
        assertThat(jdks.java(home + "/bin/java")).isEqualTo(home.resolve("bin/java"));
    }

    @Test
    void aVersionThatIsNowhereIsRefusedWithThoseThereAre() throws IOException {
        Jdks jdks = new Jdks(List.of(jdk("77.0.1")));

        assertThatThrownBy(() -> jdks.java("99"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "This machine has no JDK 99 in any of the usual places. It has\n  ")
                .hasMessageContaining("\n  77.0.1, " + dir.resolve("77.0.1"))
                .hasMessageEndingWith(
                        "\nWrite the version of one of these, or the home of another JDK.");
    }

    @ParameterizedTest
    @CsvSource({"8, 1.8.0_392", "1.8, 1.8.0_392", "11, 11.0.2"})
    void oneThatIsTooOldIsRefused(String wanted, String version) throws IOException {
        Jdks jdks = new Jdks(List.of(jdk(version)));

        assertThatThrownBy(() -> jdks.java(wanted))
                .hasMessage("A child needs Java 17 or newer. Write another version.");
    }

    @Test
    void adirectoryThatIsNoJdkIsNone() throws IOException {
        Files.createDirectories(dir.resolve("nothing"));
        Path broken = jdk("77");
        Files.delete(broken.resolve("release"));

        assertThatThrownBy(() -> new Jdks(List.of(broken, dir.resolve("nothing"))).java("77"))
                .hasMessageStartingWith("This machine has no JDK 77");
        assertThatThrownBy(() -> new Jdks(List.of()).java(dir.resolve("nothing").toString()))
                .hasMessage(
                        "There is no program at "
                                + dir.resolve("nothing/bin/java")
                                + ". Write the path of a java program, or of a JDK's home.");
        assertThatThrownBy(() -> new Jdks(List.of()).java("jdk77"))
                .hasMessageEndingWith(
                        "/jdk77. Write the path of a java program, or of a JDK's home, or a version,"
                                + " such as 25.");
    }

    private Path jdk(String version) throws IOException {
        Path home = dir.resolve(version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Files.createFile(home.resolve("bin").resolve("java")).toFile().setExecutable(true);
        return home;
    }
}

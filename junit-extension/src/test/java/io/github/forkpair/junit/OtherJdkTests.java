package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Test JVM and child are of two JDKs, where this machine has two. */
@Timeout(120)
class OtherJdkTests {

    @TempDir private Path dir;

    private SameJvmRun run;

    @BeforeEach
    void prepare() {
        run = new SameJvmRun(dir);
    }

    @Test
    void aChildOfAnotherJdkIsOfThatJdkAndHasWhatWasSet() throws Exception {
        run.childJava = otherJdk().toString();
        run.flags = List.of("-XX:+UseCompressedOops", "-XX:FreqInlineSize=300");

        List<String> differences =
                run.differences("user.home=/nowhere", "java.vendor=set by somebody", "os.name=Set");

        assertThat(differences)
                .anyMatch(line -> line.startsWith("java.version="))
                .anyMatch(line -> line.startsWith("java.home="))
                .anyMatch(line -> line.startsWith("java.vm.version="))
                .noneMatch(line -> line.startsWith("user.home"))
                .noneMatch(line -> line.equals("java.vendor="))
                .noneMatch(line -> line.startsWith("java.vendor=set"))
                .noneMatch(line -> line.startsWith("os.name"))
                .contains("agents: 0 0");
    }

    @Test
    void aChildOfANewerJdkHasNotWhatThatLacks() throws Exception {
        run.testJava = javaOf(17, 17);
        run.childJava = javaOf(24, Integer.MAX_VALUE);
        assertThatTheChildLacks(
                "--add-modules=jdk.incubator.foreign",
                "-Xlog:biasedlocking=off",
                "-Djava.security.manager=allow");
    }

    @Test
    void aChildOfAnOlderJdkHasNotWhatThatLacks() throws Exception {
        run.testJava = javaOf(25, Integer.MAX_VALUE);
        run.childJava = javaOf(17, 17);
        assertThatTheChildLacks(
                "--finalization=disabled",
                "-Xlog:aot=off",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseCompactObjectHeaders");
    }

    private void assertThatTheChildLacks(String... options) throws Exception {
        run.flags = new ArrayList<>(List.of(options));
        run.flags.add("-ea");
        run.environment = Map.of("JAVA_TOOL_OPTIONS", "-Da=1 " + options[1]);

        assertThat(run.differences())
                .contains("agents: 0 0")
                .noneMatch(line -> line.startsWith("a="));
        assertThat(run.leftOut()).hasSize(options.length + 1);
        List<String> lackings = new ArrayList<>(List.of(options));
        lackings.add(options[1] + " in JAVA_TOOL_OPTIONS");
        for (String each : lackings) {
            assertThat(run.leftOut())
                    .anyMatch(line -> line.startsWith(each + " (an option of another"));
        }
    }

    private static Path otherJdk() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> homes = Files.list(own.getParent())) {
            List<Path> others = new ArrayList<>();
            for (Path home : homes.filter(Files::isDirectory).sorted().toList()) {
                if (Files.isExecutable(home.resolve("bin/java"))
                        && !home.toRealPath().equals(own)) {
                    others.add(home);
                }
            }
            Assumptions.assumeFalse(others.isEmpty(), "no other JDK beside this one");
            return others.get(0);
        }
    }

    /** Returns the program of a JDK beside this one, or of this one. */
    private static String javaOf(int oldest, int newest) throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> homes = Files.list(own.getParent())) {
            for (Path home : homes.sorted().toList()) {
                Path release = home.resolve("release");
                if (Files.exists(release) && Files.isExecutable(home.resolve("bin/java"))) {
                    Properties properties = new Properties();
                    properties.load(new StringReader(Files.readString(release)));
                    String version = properties.getProperty("JAVA_VERSION").replace("\"", "");
                    int feature = Runtime.Version.parse(version).feature();
                    if (feature >= oldest && feature <= newest) {
                        return home.resolve("bin/java").toString();
                    }
                }
            }
        }
        return Assumptions.abort("no JDK of " + oldest + " or newer, to " + newest);
    }
}

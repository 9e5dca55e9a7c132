package io.github.forkpair.soak;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends Maven in the middle of a consumer build, and looks for what is left of it. */
@EnabledOnOs(OS.LINUX)
class EndedMavenTests {

    private static final Path CONSUMER = Path.of("../target/it/fails-child-hangs");
    private static final String MARK = "FORKPAIR_TEST_FAMILY";
    private static final String CHILD = "io.github.forkpair.child.ChildMain";

    @TempDir private Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "KILL", "INT", "TERM", "KILL"})
    void nothingOfTheBuildIsLeft(String signal) throws Exception {
        String family = UUID.randomUUID().toString();
        Process maven = mavenWith(family);
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .failFast("Maven has ended", () -> !maven.isAlive())
                .until(() -> of(family).stream().anyMatch(EndedMavenTests::isChild));

        new ProcessBuilder("kill", "-s", signal, String.valueOf(maven.pid())).start().waitFor();
        long ended = System.nanoTime();

        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(1))
                .until(() -> of(family).isEmpty());
        System.out.printf(
                "[soak] SIG%s to Maven: nothing left after %d ms%n",
                signal, Duration.ofNanos(System.nanoTime() - ended).toMillis());
    }

    private Process mavenWith(String family) throws IOException {
        copy(CONSUMER.resolve("src"), dir.resolve("src"));
        String pom = Files.readString(CONSUMER.resolve("pom.xml"));
        Files.writeString(
                dir.resolve("pom.xml"),
                pom.replaceAll("<deadline>[^<]*</deadline>", "<deadline>10 m</deadline>"));
        Path target = Path.of("../target").toAbsolutePath().normalize();
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("soak.maven.home"), "bin", "mvn").toString(),
                        "-B",
                        "-s",
                        target.resolve("it/interpolated-settings.xml").toString(),
                        "-Dmaven.repo.local=" + target.resolve("local-repo"),
                        "verify");
        builder.environment().put(MARK, family);
        File log = dir.resolve("build.log").toFile();
        return builder.directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static List<Path> of(String family) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(each -> each.getFileName().toString().matches("\\d+"))
                    .filter(each -> read(each, "environ").contains(MARK + "=" + family))
                    .toList();
        }
    }

    private static boolean isChild(Path process) {
        return read(process, "cmdline").contains(CHILD);
    }

    /** What a zombie had is not there any more. */
    private static String read(Path process, String file) {
        try {
            return new String(Files.readAllBytes(process.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}

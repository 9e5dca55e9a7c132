package io.github.forkpair.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ends Maven in the middle of a consumer build, and looks for what is left of it. */
@EnabledOnOs(OS.LINUX)
class EndedMavenTests {

    private static final Path CONSUMER = Path.of("../target/it/fails-child-hangs");
    private static final String MARK = "FORKPAIR_TEST_FAMILY";
    private static final String CHILD = "io.github.forkpair.child.ChildMain";

    /** In place of the consumer's own: both sides have a directory. */
    private static final String SLEEPER =
            """
            package com.acme;

            import io.github.forkpair.Peer;
            import io.github.forkpair.junit.*;
            import java.nio.file.Path;

            class SleeperTest {
                @ParentSide
                void waits(Peer child, @SharedDir Path dir) {
                    child.expect("good morning");
                }

                @ChildSide
                void sleepsForEver(Peer parent, @SharedDir Path dir) throws InterruptedException {
                    Thread.sleep(Long.MAX_VALUE);
                }
            }
            """;

    @TempDir private Path dir;

    /** A terminal sends SIGINT to its whole foreground group, the test JVM in it. */
    @ParameterizedTest
    @CsvSource({
        "INT, Maven",
        "INT, its group",
        "TERM, Maven",
        "KILL, Maven",
        "INT, Maven",
        "INT, its group",
        "TERM, Maven",
        "KILL, Maven"
    })
    void nothingOfTheBuildIsLeft(String signal, String whom) throws Exception {
        String family = UUID.randomUUID().toString();
        Process maven = mavenWith(family);
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .failFast("Maven has ended", () -> !maven.isAlive())
                    .until(() -> of(family).stream().anyMatch(EndedMavenTests::isChild));
            endAndLookForWhatIsLeft(maven, family, signal, whom);
        } finally {
            of(family).stream()
                    .flatMap(each -> process(each).stream())
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static void endAndLookForWhatIsLeft(
            Process maven, String family, String signal, String whom) throws Exception {
        Set<String> jvms =
                of(family).stream()
                        .map(each -> each.getFileName().toString())
                        .collect(Collectors.toSet());
        assertFalse(directoriesOf(jvms).isEmpty(), "the pair has a shared directory");

        String target = (whom.equals("Maven") ? "" : "-") + maven.pid();
        int sent = new ProcessBuilder("kill", "-s", signal, "--", target).start().waitFor();
        long ended = System.nanoTime();

        assertEquals(0, sent);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(1))
                .until(() -> of(family).isEmpty() && directoriesOf(jvms).isEmpty());
        System.out.printf(
                "[soak] SIG%s to %s: no process and no directory left after %d ms%n",
                signal, whom, Duration.ofNanos(System.nanoTime() - ended).toMillis());
    }

    private static Optional<ProcessHandle> process(Path entry) {
        return ProcessHandle.of(Long.parseLong(entry.getFileName().toString()));
    }

    /**
     * Starts it as the leader of a group that hears SIGINT, as a shell would that has a terminal;
     * one that starts this test in the background may have it ignored by all that come after.
     */
    private Process mavenWith(String family) throws IOException {
        copy(CONSUMER.resolve("src"), dir.resolve("src"));
        Files.writeString(dir.resolve("src/test/java/com/acme/SleeperTest.java"), SLEEPER);
        String pom = Files.readString(CONSUMER.resolve("pom.xml"));
        Files.writeString(
                dir.resolve("pom.xml"),
                pom.replaceAll("<deadline>[^<]*</deadline>", "<deadline>10 m</deadline>"));
        Path target = Path.of("../target").toAbsolutePath().normalize();
        ProcessBuilder builder =
                new ProcessBuilder(
                        "setsid",
                        "env",
                        "--default-signal=INT",
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

    /** The temporary ones of these JVMs, whose names have the pid. */
    private static List<Path> directoriesOf(Set<String> jvms) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.filter(each -> jvms.contains(ownerOf(each.getFileName().toString())))
                    .toList();
        }
    }

    private static String ownerOf(String name) {
        return name.startsWith("forkpair-") ? name.split("-")[1] : "";
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

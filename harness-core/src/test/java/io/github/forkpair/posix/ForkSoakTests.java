package io.github.forkpair.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short form of it; {@code -Dsoak.forks=10000} is a long one. */
class ForkSoakTests {

    private static final int FORKS = Integer.getInteger("soak.forks", 200);
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
    private static final int COLLECTORS = 3;
    private static final long LONGEST_HOURS = 5;

    @TempDir private Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
    void everyForkComesToItsEndBesideThreadsThatNeverRest(String collector) throws Exception {
        Assumptions.assumeTrue(Fork.refusal().isEmpty(), () -> "Not here: " + Fork.refusal());
        File output = dir.resolve("output").toFile();
        Process soak =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx256m",
                                collector,
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                ForkSoakMain.class.getName(),
                                Integer.toString((FORKS + COLLECTORS - 1) / COLLECTORS),
                                Long.toString(SEED))
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(output)
                        .start();
        try {
            assertThat(soak.waitFor(LONGEST_HOURS, TimeUnit.HOURS)).isTrue();
        } finally {
            soak.destroyForcibly();
        }
        System.out.println("[soak] " + Files.readString(output.toPath()).strip());
        assertThat(soak.exitValue()).as(Files.readString(output.toPath())).isZero();
    }
}

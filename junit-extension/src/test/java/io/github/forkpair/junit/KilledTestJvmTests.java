package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Kills test JVMs at random moments, and looks for what they started. */
@EnabledOnOs(OS.LINUX)
class KilledTestJvmTests {

    private static final int KILLS = Integer.getInteger("soak.kills", 5);
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
    private static final Duration LATEST = Duration.ofSeconds(30);
    private static final int LONGEST_LIFE_MILLIS = 3000;
    private static final String MARK = "FORKPAIR_TEST_FAMILY";

    @TempDir private Path evidence;

    private final Random random = new Random(SEED);

    @Test
    void nothingOfItsChildrenStays() throws Exception {
        System.out.println("[soak] kills, seed " + SEED);
        long slowest = 0;
        int withChild = 0;
        for (int i = 0; i < KILLS; i++) {
            String family = UUID.randomUUID().toString();
            ProcessBuilder builder = OrphanTests.testJvm(evidence, "none", "again");
            builder.environment().put(MARK, family);
            Process testJvm =
                    builder.redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start();
            letLive(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)));
            if (i % 2 == 0) { // on a slow machine the random moments may all come too early
                Awaitility.await().atMost(LATEST).until(() -> of(family).size() > 1);
            }
            withChild += i % 2 == 0 || of(family).size() > 1 ? 1 : 0;
            testJvm.destroyForcibly().waitFor();
            long killed = System.nanoTime();
            Awaitility.await()
                    .alias("kill " + i + ", seed " + SEED)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(LATEST)
                    .until(() -> of(family).isEmpty());
            // What the test JVM started has lost its parent; of ours there is no zombie either.
            assertThat(ProcessHandle.current().children()).isEmpty();
            slowest = Math.max(slowest, System.nanoTime() - killed);
            Awaitility.await() // for a shell that this test's mark is not on
                    .alias("directories after kill " + i + ", seed " + SEED)
                    .atMost(LATEST)
                    .until(() -> directoriesOf(testJvm.pid()).isEmpty());
        }
        System.out.printf(
                "[soak] %d test JVMs killed, %d of them with a child; the slowest family was gone after %d ms%n",
                KILLS, withChild, Duration.ofNanos(slowest).toMillis());
        assertThat(withChild).isPositive();
    }

    /** The moment of the kill is what is drawn, so time itself is waited for. */
    private static void letLive(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static List<Path> of(String family) throws IOException {
        try (var processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(each -> each.getFileName().toString().matches("\\d+"))
                    .filter(each -> environment(each).contains(MARK + "=" + family))
                    .toList();
        }
    }

    /** Returns the temporary directories that a test JVM has made, for itself or a child. */
    static List<Path> directoriesOf(long testJvm) throws IOException {
        try (var entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.filter(
                            each ->
                                    each.getFileName()
                                            .toString()
                                            .startsWith("forkpair-" + testJvm + "-"))
                    .toList();
        }
    }

    /** A zombie has none any more: whoever inherited it may reap it later. */
    private static String environment(Path process) {
        try {
            return new String(
                    Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}

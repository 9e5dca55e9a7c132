package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.PairFailedError;
import io.github.forkpair.evidence.PairRecords;
import io.github.forkpair.launch.Launcher;
import io.github.forkpair.launch.SpawnLauncher;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Launches that fail at each step: each leaves nothing, and the next pair finds a permit. */
@Timeout(60)
class HalfLaunchedPairTests {

    /** More often than there are permits. */
    private static final int OFTEN = 20;

    @TempDir private Path evidence;
    private long openBefore;
    private int invocations;

    @BeforeEach
    void count() throws IOException {
        SocketPairWire.open().close(); // loads what stays open
        openBefore = sockets();
    }

    @Test
    void noChannelCanBeOpened() throws Exception {
        Wire.Source broken =
                () -> {
                    throw new IOException("no channel today");
                };

        assertFails(broken, new SpawnLauncher(), "no channel today");
    }

    @Test
    void noChildCanBeStarted() throws Exception {
        Launcher broken =
                (command, channelEnd, output, reports) -> {
                    throw new IOException("no child today");
                };

        assertFails(SocketPairWire::open, broken, "no child today");
    }

    private void assertFails(Wire.Source wires, Launcher launcher, String problem)
            throws Exception {
        for (int i = 0; i < OFTEN; i++) {
            assertThatThrownBy(
                            () ->
                                    PairSession.launch(
                                            plan(),
                                            new Means(
                                                    wires,
                                                    launcher,
                                                    getClass().getClassLoader(),
                                                    Console.ofThisJvm(),
                                                    Progress.INTERVAL)))
                    .isInstanceOf(PairFailedError.class)
                    .hasMessageStartingWith("@ChildSide B.child could not be launched: " + problem);
        }
        assertThat(sockets()).isEqualTo(openBefore);
        assertThat(ProcessHandle.current().children()).isEmpty();
        assertThat(evidence.toFile().list()).containsExactly("pairs");
        assertThat(PairRecords.read(evidence).pairs())
                .hasSize(OFTEN)
                .allSatisfy(
                        record -> {
                            assertThat(record.result()).isEqualTo("failed");
                            assertThat(record.launched()).isZero();
                        });
    }

    private PairPlan plan() {
        Map<String, String> given =
                Map.of(
                        Setting.EVIDENCE_DIR.key(),
                        evidence.toString(),
                        Setting.DEADLINE.key(),
                        "99999999 d");
        return new PairPlan(
                new SideMethod("a.B", "parent", List.of()),
                List.of(new ChildPlan(new SideMethod("a.B", "child", List.of()), false)),
                true,
                Settings.from(name -> Optional.ofNullable(given.get(name))),
                "invocation " + ++invocations);
    }

    private static long sockets() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(HalfLaunchedPairTests::isSocketOrPipe).count();
        }
    }

    private static boolean isSocketOrPipe(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("socket:") || target.startsWith("pipe:");
        } catch (IOException e) {
            return false;
        }
    }
}

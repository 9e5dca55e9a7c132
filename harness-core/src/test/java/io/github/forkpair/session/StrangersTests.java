package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.launch.PipedLauncher;
import io.github.forkpair.launch.Step;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.LaunchMode;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.RunnerPlan;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.plan.TransportKind;
import io.github.forkpair.transport.Handed;
import io.github.forkpair.transport.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody else connects where a child is to, and is sooner. */
@Timeout(60)
class StrangersTests {

    @TempDir private Path evidence;

    @ParameterizedTest
    @EnumSource(names = {"UNIX", "TCP"})
    void aStrangerCostsALineOfTheEvidenceAndNothingElse(TransportKind kind) throws Exception {
        PairSession session =
                PairSession.launch(
                        plan(kind),
                        new Means(
                                ChildPermits.OF_THIS_JVM,
                                StrangersTests::openAndIntrude,
                                new PipedLauncher(Step.Hook.NONE),
                                getClass().getClassLoader(),
                                Console.ofThisJvm(),
                                Progress.INTERVAL,
                                Step.Hook.NONE));

        assertThat(session.end(ParentOutcome.returned()).failure()).isNull();
        try (Stream<Path> files = Files.walk(evidence)) {
            Path timeline =
                    files.filter(file -> file.endsWith("pair.json")).findFirst().orElseThrow();
            assertThat(timeline)
                    .content()
                    .contains("turned away", "a stranger who did not say the secret");
        }
    }

    private static Wire openAndIntrude(TransportKind kind, Path socket, Consumer<String> turnedAway)
            throws IOException {
        Wire wire = Means.open(kind, socket, turnedAway);
        String address = ((Handed.Told) wire.handed()).address();
        SocketAddress to =
                kind == TransportKind.UNIX
                        ? UnixDomainSocketAddress.of(socket)
                        : new InetSocketAddress(
                                "127.0.0.1",
                                Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
        try (SocketChannel stranger = SocketChannel.open(to)) {
            stranger.write(StandardCharsets.US_ASCII.encode("x".repeat(100)));
        }
        return wire;
    }

    private PairPlan plan(TransportKind kind) {
        Map<String, String> given =
                Map.of(
                        Setting.EVIDENCE_DIR.key(),
                        evidence.toString(),
                        Setting.EVIDENCE.key(),
                        "always");
        return new PairPlan(
                new SideMethod(StrangersTests.class.getName(), "parent", List.of()),
                List.of(
                        new ChildPlan(
                                Seat.ONLY,
                                new SideMethod(QuickSides.class.getName(), "returns", List.of()),
                                false,
                                ExpectedEnd.RETURN,
                                List.of(),
                                LaunchMode.SPAWN,
                                List.of(),
                                RunnerPlan.NONE,
                                kind)),
                false,
                Settings.from(name -> Optional.ofNullable(given.get(name))));
    }
}

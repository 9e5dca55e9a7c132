package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult.Status;

/** Nobody but its parent can talk to a child, or read what the pair writes. */
@EnabledOnOs(OS.LINUX)
class PrivacyTests {

    @TempDir private Path dir;

    @Test
    void aRunningChildCanBeReachedByItsParentAlone() {
        TestRun run = TestRun.of(PrivacyTestCase.class, dir.resolve("evidence"));

        assertThat(run.printed()).isEmpty();
        assertThat(run.count(Status.SUCCESSFUL)).isEqualTo(3);
    }

    @Test
    void evidenceThatIsKeptIsForTheUserAlone() throws IOException {
        Path evidence = dir.resolve("evidence");
        TestRun.of(PrivacyTestCase.class, evidence, Map.of("forkpair.evidence", "always"));

        assertThat(evidence.resolve(PrivacyTestCase.class.getName())).isNotEmptyDirectory();
        assertThat(PrivateFiles.openToOthers(evidence)).isEmpty();
        Files.setPosixFilePermissions(evidence, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(PrivateFiles.openToOthers(evidence)).containsExactly(evidence);
    }

    @Test
    void theLookAtSocketsSeesEachThatCanBeReached() throws IOException {
        Path name = dir.resolve("socket");
        try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            unix.bind(UnixDomainSocketAddress.of(name));

            assertThat(OpenSockets.of(ProcessHandle.current().pid()).reachable())
                    .anyMatch(each -> each.matches("tcp6? .*" + port(tcp.getLocalPort())))
                    .anyMatch(each -> each.matches("udp6? .*" + port(udp.getLocalPort())))
                    .contains("unix " + name);
        }
    }

    private static String port(int number) {
        return ":%04X".formatted(number);
    }
}

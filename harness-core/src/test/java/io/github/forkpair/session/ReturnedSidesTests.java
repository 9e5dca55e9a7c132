package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Listened;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** A parent side that fails because the child side had returned is told that. */
@Timeout(90)
class ReturnedSidesTests {

    @TempDir private Path dir;

    @Test
    void aSocketIsRefusedByItsFile() throws Exception {
        assertThat(
                        report(
                                "listensOnAFile",
                                session -> {
                                    Peer child = session.parentEnd().peer();
                                    child.send(dir.toString());
                                    String file = child.receive(String.class);
                                    session.child().waitForExit();
                                    SocketChannel.open(UnixDomainSocketAddress.of(file)).close();
                                }))
                .contains("the child side returned, and its thread \"acceptor\" ended with it");
    }

    @Test
    void aConnectionEndsAndIsOnlyAMissingLine() throws Exception {
        assertThat(
                        report(
                                "answersNoMore",
                                session -> {
                                    Peer child = session.parentEnd().peer();
                                    int port = Integer.parseInt(child.receive(String.class));
                                    try (Socket socket =
                                            new Socket(InetAddress.getLoopbackAddress(), port)) {
                                        child.expect("accepted");
                                        child.send("go");
                                        session.child().waitForExit();
                                        assertEquals("pong", line(socket));
                                    }
                                }))
                .contains("the child side returned, and its thread \"acceptor\" ended with it");
    }

    @Test
    void aTemporaryFileIsGone() throws Exception {
        assertThat(
                        report(
                                "writesATemporaryFile",
                                session -> {
                                    Peer child = session.parentEnd().peer();
                                    Path file = Path.of(child.receive(String.class));
                                    session.child().waitForExit();
                                    assumeThat(file.getParent().getFileName().toString())
                                            .as("java.io.tmpdir is nobody's setting")
                                            .startsWith("forkpair-");
                                    Files.readString(file);
                                }))
                .contains("the child side returned, and its temporary directory went with");
    }

    private static String line(Socket socket) throws Exception {
        return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
    }

    private interface Steps {
        void take(PairSession session) throws Exception;
    }

    private String report(String side, Steps parent) throws Exception {
        try (PairSession session =
                PairSession.launch(
                        plan(side),
                        Means.usual(
                                getClass().getClassLoader(), new Listened(new ArrayList<>())))) {
            Throwable failure = session.run(() -> parent.take(session), true).failure();
            if (failure instanceof TestAbortedException aborted) {
                throw aborted;
            }
            return failure.getSuppressed()[0].getMessage();
        }
    }

    private PairPlan plan(String side) {
        SideMethod parent = new SideMethod(ReturnedSidesTests.class.getName(), "parent", List.of());
        SideMethod child =
                new SideMethod(ReturnedSides.class.getName(), side, List.of(Peer.class.getName()));
        return new PairPlan(
                parent,
                List.of(new ChildPlan(child, false)),
                false,
                Settings.from(
                        name ->
                                name.equals(Setting.EVIDENCE_DIR.key())
                                        ? Optional.of(dir.resolve("evidence").toString())
                                        : Optional.empty()));
    }
}

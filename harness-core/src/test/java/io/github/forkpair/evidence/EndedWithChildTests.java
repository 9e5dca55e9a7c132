package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.EndCause;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.Printed;
import io.github.forkpair.outcome.ProcessEnd;
import io.github.forkpair.outcome.Said;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.PortUnreachableException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What a child side that had returned took with it, where the parent side fails of that. */
class EndedWithChildTests {

    private static final long BEFORE = 1;
    private static final long NOW = 2;
    private static final long AFTER = 3;

    private static final String SOCKETS =
            "the child side returned, and its sockets were closed with its process";
    private static final String FILES =
            "the child side returned, and what it deletes when it exits, for example by deleteOnExit, is gone";

    @TempDir private Path dir;

    @Test
    void threadsAreTold() {
        Hint hint = hint(new ConnectException("refused"), returned(BEFORE, "a\nb\n"));

        assertThat(hint)
                .isEqualTo(
                        new Hint(
                                "the child side returned, and its threads \"a\", \"b\" ended with it",
                                "let the child side wait until the parent side is done, for"
                                        + " example by a message, or by Rendezvous.meet"));
    }

    @Test
    void manyThreadsAreCut() {
        assertThat(likely(new EOFException(), "1\n2\n3\n4\n5\n6\n"))
                .endsWith("threads \"1\", \"2\", \"3\", \"4\", \"5\", ... ended with it");
    }

    @Test
    void threadsAreToldOfWhereNobodyIsThereAnyMore() {
        for (Throwable lost :
                List.of(
                        new EOFException(),
                        new SocketException("reset"),
                        new SocketTimeoutException("Read timed out"),
                        new PortUnreachableException("ICMP Port Unreachable"),
                        new PeerGoneException("The child side has hung up.", null),
                        new IOException("Connection reset by peer"),
                        new UncheckedIOException(new IOException("Broken pipe")),
                        new AssertionFailedError("no line", "pong", null),
                        new AssertionFailedError("no byte", 42, -1),
                        new NoSuchElementException("No line found"),
                        thrownBy(
                                () -> new BufferedReader(Reader.nullReader()).readLine().trim()))) {
            assertThat(likely(lost, "a\n"))
                    .as(lost.toString())
                    .isEqualTo("the child side returned, and its thread \"a\" ended with it");
        }
    }

    @Test
    void threadsAreNotToldOfWhereAnotherThingIsWrong() {
        for (Throwable other :
                List.of(
                        new AssertionError("expected: <4> but was: <5>"),
                        new AssertionFailedError("wrong", 4, 5),
                        new IOException("no space left"),
                        new IllegalStateException())) {
            assertThat(likely(other, "a\n")).as(other.toString()).isEmpty();
        }
    }

    @Test
    void nothingIsToldWhereItLeadsToNothing() {
        assertThat(hint(new ConnectException("refused"), returned(AFTER, "a\n")))
                .as("failed before")
                .isEqualTo(Hint.NONE);
        assertThat(hint(null, returned(BEFORE, "a\n")))
                .as("the parent side is well")
                .isEqualTo(Hint.NONE);
    }

    @Test
    void socketsAreToldOfWithoutAnyThread() throws Exception {
        assertThat(likely(refused(), "")).isEqualTo(SOCKETS);
        assertThat(likely(refusedByAFile(), "")).isEqualTo(SOCKETS);
        assertThat(likely(thrownBy(() -> connect(dir.resolve("gone"))), "")).isEqualTo(SOCKETS);
        assertThat(likely(new IOException("Broken pipe"), "")).isEqualTo(SOCKETS);
        assertThat(likely(new SocketException("Connection reset"), "")).isEqualTo(SOCKETS);
    }

    @Test
    void socketsAreNotToldOfWhereTheParentSideClosedItsOwnOrMoreWasToCome() {
        assertThat(likely(new SocketException("Socket closed"), "")).isEmpty();
        assertThat(likely(new PeerGoneException("The child side has hung up.", null), ""))
                .isEmpty();
        assertThat(likely(new EOFException(), "")).isEmpty();
    }

    @Test
    void aLockThatNobodyHoldsIsTold() throws Exception {
        try (FileChannel file =
                FileChannel.open(
                        dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(likely(thrownBy(() -> Assertions.assertThat(file.tryLock()).isNull()), ""))
                    .isEqualTo(
                            "the child side returned, and its file locks were released with its"
                                    + " process");
        }
    }

    @Test
    void aFileThatIsGoneIsTold() {
        Path gone = dir.resolve("gone");

        assertThat(likely(thrownBy(() -> Files.readString(gone)), "")).isEqualTo(FILES);
        assertThat(likely(thrownBy(() -> new FileInputStream(gone.toFile()).close()), ""))
                .isEqualTo(FILES);
    }

    @Test
    void theChildsTemporaryDirectoryIsTold() {
        Path gone = Path.of("/tmp/forkpair-" + ProcessHandle.current().pid() + "-0/x/y");

        assertThat(hint(thrownBy(() -> Files.readString(gone)), returned(BEFORE, "")))
                .isEqualTo(
                        new Hint(
                                "the child side returned, and its temporary directory went with its"
                                        + " process",
                                "let it write to a @SharedDir Path, or wait until the parent side is"
                                        + " done, for example by a message, or by Rendezvous.meet"));
    }

    @Test
    void aFileThatNoChildSideNamedIsNotTold() {
        assertThat(likely(thrownBy(() -> Files.readString(Path.of("no-such-file"))), ""))
                .as("a relative path")
                .isEmpty();
        assertThat(likely(thrownBy(() -> Files.readString(dir.resolve("no/such"))), ""))
                .as("no directory")
                .isEmpty();
        assertThat(likely(thrownBy(() -> new FileInputStream(dir.toFile()).close()), ""))
                .as("a directory")
                .isEmpty();
    }

    private static Throwable refused() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }
        return new ConnectException("Connection refused: " + port);
    }

    private Throwable refusedByAFile() throws IOException {
        Path address = dir.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(address));
        }
        return thrownBy(() -> connect(address));
    }

    private static void connect(Path address) throws IOException {
        SocketChannel.open(UnixDomainSocketAddress.of(address)).close();
    }

    private static Throwable thrownBy(ThrowingCallable code) {
        return Assertions.catchThrowable(code);
    }

    private static String likely(Throwable thrown, String busy) {
        return hint(thrown, returned(BEFORE, busy)).likely();
    }

    private static Hint hint(Throwable thrown, ChildReport word) {
        return new EndedWithChild(
                        new ParentOutcome(thrown, NOW, true, false, Optional.empty()),
                        outcome(word))
                .hint();
    }

    private static ChildReport returned(long nanoTime, String busy) {
        return new ChildReport.Returned(nanoTime, "", busy);
    }

    private static ChildOutcome outcome(ChildReport word) {
        return new ChildOutcome(
                new Said(true, Optional.of(word), Optional.empty(), List.of()),
                new ProcessEnd(4712, new ExitStatus.Exited(0), AFTER, List.of()),
                new EndCause(Optional.empty(), Optional.empty(), false),
                Optional.empty(),
                new Printed("", "", false));
    }
}

package io.github.forkpair.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ListeningWireTests {

    private static final String SECRET = "0123456789abcdef";

    @TempDir private Path dir;

    private final List<String> turnedAway = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<SocketChannel> strangers = new ArrayList<>();

    private Wire listen(String kind) throws IOException {
        ListeningWire.How how =
                new ListeningWire.How(
                        SECRET,
                        work -> {
                            Thread thread = new Thread(work);
                            thread.start();
                            threads.add(thread);
                            return thread;
                        },
                        turnedAway::add);
        return kind.equals("unix")
                ? ListeningWire.unix(dir.resolve("socket"), how)
                : ListeningWire.tcp(how);
    }

    @AfterEach
    void noThreadIsLeft() throws IOException {
        for (SocketChannel stranger : strangers) {
            stranger.close();
        }
        assertThat(threads).noneMatch(Thread::isAlive);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void whoSaysTheSecretIsTheChild(String kind) throws IOException {
        try (Wire wire = listen(kind);
                SocketChannel child = connect(wire)) {
            say(child, SECRET + "\n");
            assertThat(read(child)).isEqualTo("\n");

            say(child, "hello");
            ByteBuffer heard = ByteBuffer.allocate(5);
            while (heard.hasRemaining()) {
                wire.end().read(heard);
            }
            assertThat(new String(heard.array(), US_ASCII)).isEqualTo("hello");
            wire.end().write(US_ASCII.encode("x"));
            assertThat(read(child)).isEqualTo("x");
            wire.shutdownOutput();
            assertThat(read(child)).isEmpty();
            assertThat(turnedAway).isEmpty();
            assertThatThrownBy(() -> connect(wire)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void strangersAreTurnedAwayAndKeepNobody(String kind) throws IOException {
        try (Wire wire = listen(kind)) {
            stranger(wire, ""); // says nothing, and waits
            stranger(wire, "GET / HTTP/1.1\r\n\r\n");
            stranger(wire, SECRET.substring(1) + "x\n");
            stranger(wire, SECRET.substring(0, 3)).shutdownOutput();
            stranger(wire, "").close();
            Awaitility.await().until(() -> turnedAway.size() == 4);
            try (SocketChannel child = connect(wire)) {
                say(child, SECRET.substring(0, 5));
                say(child, SECRET.substring(5) + "\n");

                assertThat(read(child)).isEqualTo("\n");
            }
            assertThat(read(strangers.get(0))).isEmpty(); // once nobody listens any more
            assertThat(turnedAway)
                    .containsExactlyInAnyOrder(
                            "a stranger who did not say the secret",
                            "a stranger who did not say the secret",
                            "a stranger who did not say the secret",
                            "a stranger who said nothing",
                            "a stranger who said nothing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void manyWhoSayNothingDoNotKeepTheChildOut(String kind) throws IOException {
        try (Wire wire = listen(kind)) {
            for (int i = 0; i < 100; i++) {
                stranger(wire, "");
            }
            try (SocketChannel child = connect(wire)) {
                say(child, SECRET + "\n");
                assertThat(read(child)).isEqualTo("\n");
            }
            assertThat(turnedAway).hasSizeGreaterThanOrEqualTo(36);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void nobodyNeedsToConnect(String kind) throws Exception {
        Wire wire = listen(kind);
        FutureTask<Throwable> reading = reading(wire);
        new Thread(reading).start();

        wire.close();

        assertThat(reading.get()).isInstanceOf(ClosedChannelException.class);
        assertThat(wire.end().isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void whoComesAfterTheHangUpReadsTheEnd(String kind) throws IOException {
        try (Wire wire = listen(kind)) {
            wire.shutdownOutput();
            wire.shutdownInput();
            try (SocketChannel child = connect(wire)) {
                say(child, SECRET + "\n");
                assertThat(read(child)).isEqualTo("\n");
                assertThat(read(child)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void aCloseAndAnInterruptEndARead(String kind) throws Exception {
        for (boolean interrupt : new boolean[] {false, true}) {
            try (Wire wire = listen(kind);
                    SocketChannel child = connect(wire)) {
                say(child, SECRET + "\n");
                read(child);
                FutureTask<Throwable> reading = reading(wire);
                Thread reader = new Thread(reading);
                reader.start();
                Awaitility.await()
                        .until(
                                () ->
                                        List.of(reader.getStackTrace()).stream()
                                                .anyMatch(
                                                        frame ->
                                                                frame.getClassName()
                                                                        .startsWith(
                                                                                "sun.nio.ch.")));

                if (interrupt) {
                    reader.interrupt();
                } else {
                    wire.end().close();
                }

                assertThat(reading.get())
                        .isExactlyInstanceOf(
                                interrupt
                                        ? ClosedByInterruptException.class
                                        : AsynchronousCloseException.class);
                assertThat(wire.end().isOpen()).isFalse();
                assertThat(read(child)).isEmpty();
                assertThatThrownBy(() -> wire.end().write(ByteBuffer.allocate(1)))
                        .isInstanceOf(ClosedChannelException.class);
            }
            Files.deleteIfExists(dir.resolve("socket"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void whatIsWrittenToAChildThatIsGoneFails(String kind) throws IOException {
        try (Wire wire = listen(kind)) {
            try (SocketChannel child = connect(wire)) {
                say(child, SECRET + "\n");
                read(child);
                say(child, "last");
                child.shutdownOutput();
            }
            wire.childIsGone();

            ByteBuffer heard = ByteBuffer.allocate(10);
            while (wire.end().read(heard) >= 0) {}
            assertThat(heard.position()).isEqualTo(4);
            assertThatThrownBy(() -> wire.end().write(ByteBuffer.allocate(1)))
                    .isInstanceOf(IOException.class);
        }
    }

    private static FutureTask<Throwable> reading(Wire wire) {
        return new FutureTask<>(
                () -> {
                    try {
                        wire.end().read(ByteBuffer.allocate(1));
                        return new AssertionError("It was read.");
                    } catch (IOException e) {
                        return e;
                    }
                });
    }

    private SocketChannel stranger(Wire wire, String words) throws IOException {
        SocketChannel stranger = connect(wire);
        strangers.add(stranger);
        say(stranger, words);
        return stranger;
    }

    private SocketChannel connect(Wire wire) throws IOException {
        String address = ((Handed.Told) wire.handed()).address();
        SocketAddress to =
                address.startsWith("unix:")
                        ? UnixDomainSocketAddress.of(address.substring(5))
                        : new InetSocketAddress(
                                "127.0.0.1",
                                Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
        return SocketChannel.open(to);
    }

    private static void say(SocketChannel socket, String words) throws IOException {
        socket.write(US_ASCII.encode(words));
    }

    /** Reads one byte, or nothing where there is no more. */
    private static String read(SocketChannel socket) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        return socket.read(one) < 0 ? "" : new String(one.array(), US_ASCII);
    }
}

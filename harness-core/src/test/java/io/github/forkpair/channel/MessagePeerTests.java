package io.github.forkpair.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.MalformedFrameException;
import io.github.forkpair.MessageTooLargeException;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

@Timeout(60)
class MessagePeerTests {

    private static final int LIMIT = 100_000;

    private SocketChannel parentChannel;
    private SocketChannel childChannel;
    private MessagePeer child;
    private MessagePeer parent;

    /** Not serializable, and private. */
    private record Point(int x, String label, Point next, List<String> tags) {}

    private enum Shape {
        ROUND {
            @Override
            String edges() {
                return "none";
            }
        };

        abstract String edges();
    }

    @BeforeEach
    void connect(@TempDir Path dir) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(dir.resolve("socket"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            parentChannel = SocketChannel.open(address);
            childChannel = server.accept();
        }
        Files.deleteIfExists(address.getPath());
        child = peer(Side.PARENT, parentChannel);
        parent = peer(Side.CHILD, childChannel);
    }

    @AfterEach
    void disconnect() throws IOException {
        parentChannel.close();
        childChannel.close();
    }

    static List<Object> messages() {
        return List.of(
                "",
                "text with ü, € and \uD83D\uDE00",
                "long ".repeat(10_000),
                true,
                'ü',
                (byte) -1,
                (short) -2,
                -3,
                -4L,
                1.5f,
                Double.NaN,
                TimeUnit.SECONDS,
                Shape.ROUND,
                new Point(1, "label", new Point(2, null, null, List.of()), List.of("a", "b")),
                new BigDecimal("1.50"),
                Map.of("key", List.of(1, 2)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageArrivesEqual(Object message) {
        child.send(message);

        assertThat(parent.receive(Object.class)).isEqualTo(message);
    }

    @Test
    void arraysArriveEqualAndAreCompared() {
        child.send(new byte[] {1, 2});
        child.send(new int[][] {{1}, {2, 3}});
        child.send(new byte[] {1, 2});

        parent.expect(new byte[] {1, 2});
        parent.expect(new int[][] {{1}, {2, 3}});
        assertThat(parent.receive(byte[].class)).containsExactly(1, 2);
    }

    @Test
    void aPrimitiveTypeStandsForItsWrapperAndASupertypeWillDo() {
        child.send(5);
        child.send(6);

        assertThat(parent.receive(int.class)).isEqualTo(5);
        assertThat(parent.receive(Number.class)).isEqualTo(6);
    }

    @Test
    void anotherTypeIsAClearFailure() {
        child.send(5);

        assertThatThrownBy(() -> parent.receive(String.class))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(
                        "The next message from the parent side ==> expected: a java.lang.String but was: a java.lang.Integer, <5>");
    }

    @Test
    void aMismatchHasBothValues() {
        child.send("refused");

        assertThatThrownBy(() -> parent.expect("acquired"))
                .isInstanceOfSatisfying(
                        AssertionFailedError.class,
                        e -> {
                            assertThat(e.getExpected().getValue()).isEqualTo("acquired");
                            assertThat(e.getActual().getValue()).isEqualTo("refused");
                        })
                .hasMessage(
                        "The next message from the parent side ==> expected: <acquired> but was: <refused>");
    }

    @Test
    void aMismatchOfTypesThatLookAlikeNamesThem() {
        child.send(5L);

        assertThatThrownBy(() -> parent.expect(5))
                .hasMessageEndingWith(
                        "expected: <5> but was: <5>. First difference: 5 (Integer) / 5 (Long)");
    }

    @Test
    void aHungUpPeerIsGoneOnceItsMessagesAreRead() {
        child.send("last");
        child.hangUp();
        child.hangUp();

        parent.expect("last");
        assertThatThrownBy(() -> parent.receive(String.class))
                .isInstanceOf(PeerGoneException.class)
                .hasMessage(
                        "The parent side has hung up, where this side waited for a java.lang.String. Messages"
                                + " received before: 1.");
        parent.send("still heard");
        child.expect("still heard");
        assertThatThrownBy(() -> child.send("more"))
                .isInstanceOf(PeerGoneException.class)
                .hasMessage("This side has hung up and can send nothing more, such as <more>.");
    }

    @Test
    void aSendToAVanishedPeerSaysSo() throws IOException {
        childChannel.close();

        assertThatThrownBy(() -> child.send("x"))
                .isInstanceOf(PeerGoneException.class)
                .hasMessageStartingWith("The child side is gone, and could not be sent <x>: ")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aMessageOverTheLimitIsRefusedBeforeAByteIsSent() {
        for (Object large :
                List.of(
                        "x".repeat(LIMIT + 1),
                        new byte[LIMIT + 1],
                        new ArrayList<>(List.of(new long[LIMIT])))) {
            assertThatThrownBy(() -> child.send(large))
                    .isInstanceOfSatisfying(
                            MessageTooLargeException.class,
                            e -> assertThat(e.limit()).isEqualTo(LIMIT))
                    .hasMessageContaining("more than the 100000 bytes that one message may");
        }
        child.send("next");
        parent.expect("next");
    }

    @Test
    void whatCannotBeSentIsRefusedByName() {
        assertThatThrownBy(() -> child.send(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A java.lang.Object cannot be sent: it does not implement");
        assertThatThrownBy(() -> child.send(new ArrayList<>(List.of(new Object()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "ArrayList[0] is a java.lang.Object, which does not implement");
        assertThatThrownBy(() -> child.send(null)).isInstanceOf(NullPointerException.class);
        child.send("next");
        parent.expect("next");
    }

    @Test
    void rawBytesInBetweenAreATypedFailure() throws IOException {
        child.send("good");
        parentChannel.write(ByteBuffer.wrap("GET / HTTP/1.1".getBytes()));

        parent.expect("good");
        assertThatThrownBy(() -> parent.receive(String.class))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageStartingWith("Byte 9 of the stream: 0x47 ('G') begins no message.");
    }

    @Test
    void aReceiveWithALimitGivesUpAndWhatComesLaterIsReceivedLater() {
        assertThatThrownBy(() -> parent.receive(String.class, Duration.ofMillis(20)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(
                        "No message came from the parent side within 20 ms, where this side waited for a"
                                + " java.lang.String.");
        child.send("late");
        assertThat(parent.receive(String.class, Duration.ofSeconds(30))).isEqualTo("late");
        child.send("and");
        child.hangUp();
        assertThat(parent.receive(String.class)).isEqualTo("and");
        assertThatThrownBy(() -> parent.receive(String.class, Duration.ofSeconds(30)))
                .isInstanceOf(PeerGoneException.class);
        assertThatThrownBy(() -> parent.receive(String.class))
                .isInstanceOf(PeerGoneException.class);
    }

    @Test
    void aLimitHoldsAlsoWhileAnotherThreadReceives() throws InterruptedException {
        Thread first = new Thread(() -> parent.receive(String.class));
        first.start();
        Awaitility.await().until(() -> first.getState() == Thread.State.RUNNABLE && inRead(first));

        assertThatThrownBy(() -> parent.receive(String.class, Duration.ofMillis(20)))
                .hasMessageStartingWith("No message came from the parent side within 20 ms");
        child.send("for the first");
        first.join();
    }

    private static boolean inRead(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getMethodName().equals("read")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aLimitMayBeLongerThanACountOfNanosecondsHolds() {
        child.send("x");

        assertThat(parent.receive(String.class, Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo("x");
    }

    @Test
    void whatIsNestedTooDeeplyIsRefused() {
        Point point = new Point(0, null, null, List.of());
        for (int i = 0; i < 20_000; i++) {
            point = new Point(i, null, point, List.of());
        }
        Point deep = point;

        assertThatThrownBy(() -> child.send(deep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be sent: Point.next.next.")
                .hasMessageContaining(" is nested more than 200 deep. ");
    }

    @Test
    void anInterruptEndsAReceive() throws InterruptedException {
        FutureTask<Boolean> receiving =
                new FutureTask<>(
                        () -> {
                            try {
                                Thread.currentThread().interrupt();
                                return parent.receive(Boolean.class);
                            } catch (UncheckedIOException e) {
                                return Thread.currentThread().isInterrupted();
                            }
                        });
        Thread thread = new Thread(receiving);
        thread.start();
        thread.join();

        assertThat(receiving).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(true);
    }

    @Test
    void messagesOfSeveralThreadsDoNotMix() throws InterruptedException {
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String text = String.valueOf(i).repeat(5_000);
            Thread sender =
                    new Thread(
                            () -> {
                                for (int n = 0; n < 100; n++) {
                                    child.send(text);
                                }
                            });
            senders.add(sender);
            sender.start();
        }
        for (int n = 0; n < 400; n++) {
            assertThat(parent.receive(String.class)).hasSize(5_000).matches("(.)\\1*");
        }
        for (Thread sender : senders) {
            sender.join();
        }
    }

    private static MessagePeer peer(Side side, SocketChannel channel) {
        return new MessagePeer(
                side,
                channel,
                channel::shutdownOutput,
                new MessageCodec(MessagePeerTests.class.getClassLoader(), LIMIT));
    }
}

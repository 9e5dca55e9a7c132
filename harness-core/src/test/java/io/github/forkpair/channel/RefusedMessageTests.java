package io.github.forkpair.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.MalformedFrameException;
import io.github.forkpair.Side;
import io.github.forkpair.transfer.GadgetChain;
import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedMessageTests {

    private static final int LIMIT = 100_000;

    @TempDir private Path dir;

    private record Holding(String name, Object held) {}

    @Test
    void aChainThatComesIsRefusedByNameAndDoesNotFire() throws IOException {
        Path fired = dir.resolve("fired");
        byte[] chain = GadgetChain.serialized(GadgetChain.creating(fired));
        MemoryChannel written = MemoryChannel.empty();
        new FrameWriter(written).write(MessageCodec.OBJECT, chain, chain.length);
        MessagePeer receiver = peer(new MemoryChannel(written.written(), Integer.MAX_VALUE));

        assertThatThrownBy(() -> receiver.receive(Object.class))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessage(
                        "Byte 5 of the stream: the message holds a"
                                + " org.apache.commons.collections.keyvalue.TiedMapEntry, which is refused:"
                                + " reading it can call methods of any name."
                                + " Send a record or a value of your own.");
        assertThat(fired).doesNotExist();
    }

    @Test
    void whatTheReceiverWouldRefuseIsNotSent() throws MalformedURLException {
        URL address = new URL("http://host.invalid/");
        Comparator<String> lambda =
                (Comparator<String> & Serializable) (one, other) -> one.compareTo(other);
        for (Object message :
                List.of(
                        address,
                        List.of(address),
                        new Holding("name", address),
                        new TreeMap<>(lambda))) {
            MemoryChannel channel = MemoryChannel.empty();

            assertThatThrownBy(() -> peer(channel).send(message))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(" cannot be sent: ")
                    .hasMessageContaining(" is refused: ")
                    .hasMessageMatching(
                            ".*(Send its toURI\\(\\)|such as a LinkedHashMap or a List)\\.");
            assertThat(channel.written()).isEmpty();
        }
    }

    @Test
    void theSenderIsToldWhichClassAndWhy() {
        assertThatThrownBy(
                        () ->
                                peer(MemoryChannel.empty())
                                        .send(List.of(new URL("http://host.invalid/"))))
                .hasMessage(
                        "A List cannot be sent: List[0] is a java.net.URL,"
                                + " which is refused: a hash table of it would look its host up, as none does of"
                                + " a java.net.URI. Send its toURI().");
    }

    @Test
    void aProxyIsNotSent() {
        Object proxy =
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Serializable.class, Runnable.class},
                        (any, method, arguments) -> null);

        assertThatThrownBy(() -> peer(MemoryChannel.empty()).send(proxy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A proxy of java.io.Serializable, java.lang.Runnable cannot be sent: it is refused: it hands calls on to a handler. It is code: let each side have its own, and send the values that it works with.");
    }

    private static MessagePeer peer(MemoryChannel channel) {
        return new MessagePeer(
                Side.PARENT,
                channel,
                () -> {},
                new MessageCodec(RefusedMessageTests.class.getClassLoader(), LIMIT));
    }
}

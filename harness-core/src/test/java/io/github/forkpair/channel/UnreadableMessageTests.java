package io.github.forkpair.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.forkpair.MalformedFrameException;
import io.github.forkpair.Side;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the receiver cannot read is named with the components of records that lead to it. */
class UnreadableMessageTests {

    private static final String PREFIX = UnreadableMessageTests.class.getName() + "$";

    record Order(List<?> items, Item first) {}

    record Item(String name, Object part) {}

    /** Lacking on the receiving side. */
    record Absent(int x) {}

    @SuppressWarnings("serial")
    static final class AbsentObject implements Serializable {}

    /** Refuses there what it took here. */
    record Picky(int x) {
        private static boolean refuses;

        Picky {
            if (refuses) {
                throw new IllegalArgumentException("no " + x);
            }
        }
    }

    static List<Arguments> messages() {
        String lacks = ", a class that the receiving side's class path lacks.";
        Item withRecord = new Item("", new Absent(1));
        Item withObject = new Item("", new ArrayList<>(List.of(new AbsentObject())));
        return List.of(
                Arguments.of(new Absent(1), "the message is a " + PREFIX + "Absent" + lacks),
                Arguments.of(
                        withRecord,
                        "the message holds at Item.part a " + PREFIX + "Absent" + lacks),
                Arguments.of(
                        new Order(List.of(), withObject),
                        "the message holds at Order.first > Item.part a "
                                + PREFIX
                                + "AbsentObject"
                                + lacks),
                Arguments.of(
                        new Order(List.of(1, Optional.of(Map.of(1, withRecord))), null),
                        "the message holds at Order.items > Item.part a "
                                + PREFIX
                                + "Absent"
                                + lacks),
                Arguments.of(
                        List.of(withObject),
                        "the message holds at Item.part a " + PREFIX + "AbsentObject" + lacks),
                Arguments.of(
                        new Order(List.of(new Picky(5)), null),
                        "the message cannot be decoded at Order.items: java.io.IOException: "
                                + PREFIX
                                + "Picky refuses the values: java.lang.IllegalArgumentException: no 5"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void thePlaceIsNamed(Object message, String words) {
        byte[] sent = sent(message);
        Picky.refuses = true;
        Throwable thrown;
        try {
            thrown = failure(sent);
        } finally {
            Picky.refuses = false;
        }

        assertThat(thrown)
                .isExactlyInstanceOf(MalformedFrameException.class)
                .hasMessage("Byte 5 of the stream: " + words);
    }

    private static byte[] sent(Object message) {
        MemoryChannel channel = MemoryChannel.empty();
        peer(channel).send(message);
        return channel.written();
    }

    private static Throwable failure(byte[] sent) {
        return catchThrowable(() -> peer(new MemoryChannel(sent, 100)).receive(Object.class));
    }

    private static MessagePeer peer(MemoryChannel channel) {
        ClassLoader lacking =
                new ClassLoader(UnreadableMessageTests.class.getClassLoader()) {
                    @Override
                    protected Class<?> loadClass(String name, boolean resolve)
                            throws ClassNotFoundException {
                        if (name.startsWith(PREFIX + "Absent")) {
                            throw new ClassNotFoundException(name);
                        }
                        return super.loadClass(name, resolve);
                    }
                };
        return new MessagePeer(
                Side.PARENT, channel, () -> {}, new MessageCodec(lacking, Frame.DEFAULT_LIMIT));
    }
}

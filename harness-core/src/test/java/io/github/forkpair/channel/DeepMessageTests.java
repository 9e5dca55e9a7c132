package io.github.forkpair.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.forkpair.MalformedFrameException;
import io.github.forkpair.Side;
import io.github.forkpair.transfer.GadgetChain;
import io.github.forkpair.transfer.Nesting;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How deep a message may be nested, on threads with a small stack and a large one. */
@SuppressWarnings("serial") // what of it is sent is what the tests ask
@Timeout(120)
class DeepMessageTests {

    private static final String PREFIX = DeepMessageTests.class.getName() + "$";
    private static final long SMALL = 256 * 1024;
    private static final String TOO_DEEP =
            " is nested more than 200 deep."
                    + " Send a list of the parts, with an index or an id where one holds the next.";

    record Holding(Object held) {}

    record Item(String name, Node next) {}

    record Order(List<Item> items) {}

    private static class Node implements Serializable {
        final Object next;

        Node(Object next) {
            this.next = next;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Node node && node.next.equals(next);
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private static class Lower extends Node {
        Lower(Object next) {
            super(next);
        }
    }

    private static final class Lowest extends Lower {
        Lowest(Object next) {
            super(next);
        }
    }

    private static final class Unlocated extends Exception {
        Unlocated(Throwable cause) {
            super("why", cause, true, false);
        }
    }

    /** Calls itself where it is written and where it is read. */
    private static final class Calling implements Serializable {
        private static boolean calls;

        private void writeObject(ObjectOutputStream out) throws IOException {
            if (calls) {
                writeObject(out);
            }
        }

        private void readObject(ObjectInputStream in) throws IOException {
            if (calls) {
                readObject(in);
            }
        }
    }

    /** Knows which threads it was written and read on. */
    private static final class Witness implements Serializable {
        private static final List<Thread> seen = new CopyOnWriteArrayList<>();

        private void writeObject(ObjectOutputStream out) {
            seen.add(Thread.currentThread());
        }

        private void readObject(ObjectInputStream in) {
            seen.add(Thread.currentThread());
        }
    }

    /** What it holds is made when it is asked. */
    record Endless(Object next) {
        public Object next() {
            return new Endless(null);
        }
    }

    static List<UnaryOperator<Object>> nestings() {
        return List.of(
                held -> new ArrayList<>(List.of(held)),
                held -> List.of(held),
                held -> Collections.synchronizedList(new ArrayList<>(List.of(held))),
                held -> Collections.unmodifiableList(new ArrayList<>(List.of(held))),
                held -> Arrays.asList(held, null),
                held -> new HashMap<>(Map.of("key", held)),
                held -> new LinkedHashMap<>(Map.of("key", held)).values(),
                held -> new TreeMap<>(Map.of("key", held)),
                held -> Map.of("key", held),
                held -> Collections.unmodifiableMap(new TreeMap<>(Map.of("key", held))),
                held -> Map.entry("key", held),
                held -> new Object[] {held},
                held -> Optional.of(held),
                held -> new Holding(held),
                held -> List.of(new Holding(held)),
                held -> new Holding(Optional.of(new ArrayList<>(List.of(held)))),
                held -> new Node(held),
                held -> new Lowest(held));
    }

    /** Theirs says nothing, or compares what they hold twice, and what that holds four times. */
    static List<UnaryOperator<Object>> withoutEquals() {
        return List.of(
                held -> new ArrayDeque<>(List.of(held)),
                held -> new AtomicReference<>(held),
                held -> new ConcurrentHashMap<>(Map.of("key", held)),
                held -> new Unlocated(held instanceof Throwable cause ? cause : null));
    }

    @ParameterizedTest
    @MethodSource("nestings")
    void whatIsSentArrivesOnASmallStackAndIsEqual(UnaryOperator<Object> nesting) throws Exception {
        Object deepest = deepest(nesting);

        onThread(
                SMALL,
                () -> {
                    MemoryChannel channel = MemoryChannel.empty();
                    peer(channel).send(deepest);
                    peer(new MemoryChannel(channel.written(), 1000)).expect(deepest);
                });
    }

    @ParameterizedTest
    @MethodSource("withoutEquals")
    void whatIsSentArrivesOnASmallStack(UnaryOperator<Object> nesting) throws Exception {
        Object deepest = deepest(nesting);

        onThread(SMALL, () -> received(written(deepest)));
    }

    /** On a small stack more of them would overflow, and a class with it. */
    @Test
    void noMoreThanThirtyTwoAreWrittenAndReadOnTheSidesOwnStack() {
        Thread side = Thread.currentThread();

        received(written(nestedAround(new Witness(), 31)));
        assertThat(Witness.seen).containsExactly(side, side);
        received(written(nestedAround(new Witness(), 32)));
        assertThat(Witness.seen).hasSize(2).doesNotContain(side);
    }

    private static Object nestedAround(Object innermost, int times) {
        Witness.seen.clear();
        Object value = innermost;
        for (int i = 0; i < times; i++) {
            value = new Holding(value);
        }
        return value;
    }

    /** Builds deeper and deeper, until it is refused. */
    private static Object deepest(UnaryOperator<Object> nesting) {
        Object value = "end";
        for (int i = 1; i < 250; i++) {
            Object next = nesting.apply(value);
            Throwable refusal = catchThrowable(() -> written(next));
            if (refusal != null) {
                assertThat(refusal)
                        .isExactlyInstanceOf(IllegalArgumentException.class)
                        .hasMessageEndingWith(TOO_DEEP);
                assertThat(i).isGreaterThan(60);
                return value;
            }
            value = next;
        }
        throw new AssertionError("nothing was refused");
    }

    @Test
    void twoHundredDeepIsSentAndOneMoreIsNot() {
        assertThat(received(written(nested(held -> new Node(held), 199)))).isNotNull();
        assertThat(catchThrowable(() -> written(nested(held -> new Node(held), 200))))
                .hasMessageStartingWith("A " + PREFIX + "Node cannot be sent: Node.next.next.next");
        assertThat(received(written(nested(held -> new Holding(held), 199)))).isNotNull();
        assertThat(catchThrowable(() -> written(nested(held -> new Holding(held), 200))))
                .hasMessageStartingWith("A " + PREFIX + "Holding cannot be sent: Holding.held.held")
                .hasMessageEndingWith(TOO_DEEP);
    }

    /** Java's own count has the superclasses of a class that is met the first time. */
    @Test
    void superclassesAreNoDepth() {
        Object deep = new Lowest("end");
        for (int i = 0; i < 198; i++) {
            deep = new Node(deep);
        }

        assertThat(received(written(deep))).isEqualTo(deep);
    }

    @Test
    void theWayIsNamedAndBounded() throws Exception {
        Node chain = (Node) nested(held -> new Node(held), 600);
        Item good = new Item("good", new Node("end"));
        Order order = new Order(List.of(good, good, new Item("bad", chain)));

        onThread(
                SMALL,
                () ->
                        assertThat(catchThrowable(() -> written(order)))
                                .isExactlyInstanceOf(IllegalArgumentException.class)
                                .hasMessageStartingWith(
                                        "A "
                                                + PREFIX
                                                + "Order cannot be sent: Order.items[2].next.next.next.")
                                .hasMessageContaining("...")
                                .hasMessageEndingWith(TOO_DEEP)
                                .hasNoCause()
                                .extracting(thrown -> thrown.getMessage().length())
                                .satisfies(length -> assertThat(length).isLessThan(700)));
    }

    @Test
    void aLongMessageIsNotADeepOne() {
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add(nested(held -> new Holding(List.of(held)), 5));
        }

        assertThat(received(written(many))).isEqualTo(many);
    }

    @Test
    void whatIsMadeUpWithoutEndIsRefused() {
        assertThat(catchThrowable(() -> written(new Endless(null))))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(TOO_DEEP);
        assertThat(catchThrowable(() -> written(List.of(new Endless(null)))))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(TOO_DEEP);
    }

    @ParameterizedTest
    @MethodSource("nestings")
    void theReceiverRefusesWhatAnotherWroteDeeper(UnaryOperator<Object> nesting) throws Exception {
        byte[][] bytes = new byte[1][];
        Object deep = nested(nesting, 2_000);
        onThread(256 * 1024 * 1024, () -> bytes[0] = GadgetChain.serialized(deep, 100_000));
        byte[] frame = frame(MessageCodec.OBJECT, bytes[0]);

        for (long stack : new long[] {SMALL, 0}) {
            onThread(
                    stack,
                    () ->
                            assertThat(catchThrowable(() -> received(frame)))
                                    .isExactlyInstanceOf(MalformedFrameException.class)
                                    .hasMessageStartingWith(
                                            "Byte 5 of the stream: the message cannot be read")
                                    .hasMessageEndingWith(": it is nested more than 200 deep."));
        }
    }

    @Test
    void theReceiverRefusesDeepRecordsAndValues() throws Exception {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        new DataOutputStream(record).writeUTF(Holding.class.getName());
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        new DataOutputStream(value).writeChar('O');
        new DataOutputStream(value).writeInt(1);
        byte[] records = {};
        byte[] values = {};
        for (int i = 0; i < 3_000; i++) {
            records = part(MessageCodec.RECORD, record.toByteArray(), records);
            values = part(MessageCodec.VALUE, value.toByteArray(), values);
        }
        byte[][] frames = {frame('R', unframed(records)), frame('V', unframed(values))};

        for (byte[] frame : frames) {
            onThread(
                    SMALL,
                    () ->
                            assertThat(catchThrowable(() -> received(frame)))
                                    .isExactlyInstanceOf(MalformedFrameException.class)
                                    .hasMessageEndingWith(": it is nested more than 200 deep."));
        }
    }

    @Test
    void anOverflowThatNoStackIsLargeEnoughForIsNoOverflowToTheSide() {
        byte[] written = written(new Calling());
        Calling.calls = true;
        try {
            assertThat(catchThrowable(() -> written(new Calling())))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(
                            "Calling cannot be sent: methods of what is in it call each other without"
                                    + " end, such as ");
            assertThat(catchThrowable(() -> received(written)))
                    .isExactlyInstanceOf(MalformedFrameException.class)
                    .hasMessageContaining(
                            "the message cannot be read: methods of what is in it call each other");
        } finally {
            Calling.calls = false;
        }
    }

    private static byte[] part(char kind, byte[] begin, byte[] held) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(kind);
        out.writeInt(begin.length + held.length);
        out.write(begin);
        out.write(held);
        return bytes.toByteArray();
    }

    private static byte[] unframed(byte[] part) {
        return Arrays.copyOfRange(part, 5, part.length);
    }

    private static byte[] frame(char kind, byte[] payload) throws IOException {
        MemoryChannel channel = MemoryChannel.empty();
        new FrameWriter(channel).write(kind, payload, payload.length);
        return channel.written();
    }

    @Test
    void theLimitIsWhatThePagesSay() {
        assertThat(Nesting.MOST).isEqualTo(200);
    }

    private static Object nested(UnaryOperator<Object> nesting, int times) {
        Object value = "end";
        for (int i = 0; i < times; i++) {
            value = nesting.apply(value);
        }
        return value;
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void onThread(long stackSize, Work work) throws Exception {
        Throwable[] thrown = new Throwable[1];
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            try {
                                work.run();
                            } catch (Throwable e) {
                                thrown[0] = e;
                            }
                        },
                        "a side's",
                        stackSize);
        thread.start();
        thread.join();
        if (thrown[0] != null) {
            throw new AssertionError("on a thread with a stack of " + stackSize, thrown[0]);
        }
    }

    private static byte[] written(Object message) {
        MemoryChannel channel = MemoryChannel.empty();
        peer(channel).send(message);
        return channel.written();
    }

    private static Object received(byte[] bytes) {
        return peer(new MemoryChannel(bytes, 1000)).receive(Object.class);
    }

    private static MessagePeer peer(MemoryChannel channel) {
        return new MessagePeer(
                Side.PARENT,
                channel,
                () -> {},
                new MessageCodec(DeepMessageTests.class.getClassLoader(), Frame.DEFAULT_LIMIT));
    }
}

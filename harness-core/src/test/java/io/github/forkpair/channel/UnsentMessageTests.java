package io.github.forkpair.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.forkpair.Side;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be sent is named with the way to it. */
@SuppressWarnings({"serial", "unused"}) // what is sent of it is what the tests ask
@Timeout(60)
class UnsentMessageTests {

    private static final String PREFIX = UnsentMessageTests.class.getName() + "$";
    private static final String THREAD =
            " is a java.lang.Thread, which does not implement java.io.Serializable. Send its name.";

    private static final String COMPARATOR =
            " Let a static class of your own implement Comparator and Serializable, use"
                    + " Comparator.naturalOrder(), or send a copy that keeps the order, such as a"
                    + " LinkedHashMap or a List.";

    record Item(String name, Object worker) {}

    record Order(List<Item> items, Map<?, ?> attributes, Optional<?> note) {
        Order(List<Item> items) {
            this(items, Map.of(), Optional.empty());
        }

        Order(Map<?, ?> attributes) {
            this(List.of(), attributes, Optional.empty());
        }

        Order(Optional<?> note) {
            this(List.of(), Map.of(), note);
        }
    }

    private static class Base implements Serializable {
        private final Object worker;

        Base(Object worker) {
            this.worker = worker;
        }
    }

    private static final class Company extends Base {
        private final String name = "name";
        private final transient Thread notSent = new Thread();

        Company(Object worker) {
            super(worker);
        }
    }

    private static final class Basket extends ArrayList<Object> {
        private final Thread owner = new Thread();
    }

    private static final class Written implements Serializable {
        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeObject(new Thread());
        }
    }

    private static final class Failing implements Serializable {
        private void writeObject(ObjectOutputStream out) throws IOException {
            throw new IOException("disk full");
        }
    }

    record Throwing(int x) {
        public int x() {
            throw new IllegalStateException("not yet");
        }
    }

    private static final class Plain {}

    private final class Inner implements Serializable {
        private final Object outer = UnsentMessageTests.this;
    }

    static Stream<Arguments> ways() throws IOException {
        Thread thread = new Thread();
        Supplier<String> code = () -> "code";
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("size", 1);
        map.put("colour", thread);
        Item bad = new Item("bad", thread);
        Item good = new Item("good", 1);
        Comparator<String> lambda = (one, other) -> one.compareTo(other);
        Comparator<String> serializable =
                (Comparator<String> & Serializable) (one, other) -> one.compareTo(other);
        return Stream.of(
                Arguments.of(thread, "it does not implement java.io.Serializable. Send its name."),
                Arguments.of(bad, "Item.worker" + THREAD),
                Arguments.of(new Order(List.of(good, good, bad)), "Order.items[2].worker" + THREAD),
                Arguments.of(new Order(map), "Order.attributes[\"colour\"]" + THREAD),
                Arguments.of(
                        new Order(Map.of("a", List.of(bad))),
                        "Order.attributes[\"a\"][0].worker" + THREAD),
                Arguments.of(
                        new Order(Map.of(TimeUnit.DAYS, bad)),
                        "Order.attributes[DAYS].worker" + THREAD),
                Arguments.of(
                        new Order(Map.of(good, bad)),
                        "Order.attributes[key \"Item[name=good, worker=1]\"].worker" + THREAD),
                Arguments.of(Map.of(Path.of("a/b"), bad), "Map[key \"a/b\"].worker" + THREAD),
                Arguments.of(
                        Map.of(new UUID(1, 2), thread),
                        "Map[key \"00000000-0000-0001-0000-000000000002\"]" + THREAD),
                Arguments.of(
                        Map.of("x".repeat(50), thread),
                        "Map[\"" + "x".repeat(40) + "...\"]" + THREAD),
                Arguments.of(
                        Map.of(List.of("two", "li\nnes"), thread),
                        "Map[key \"[two, li nes]\"]" + THREAD),
                Arguments.of(
                        new HashMap<>(Collections.singletonMap(null, thread)),
                        "HashMap[null]" + THREAD),
                Arguments.of(
                        new Order(Map.of(bad, 1)), "Order.attributes.keySet()[0].worker" + THREAD),
                Arguments.of(new Order(Optional.of(bad)), "Order.note.get().worker" + THREAD),
                Arguments.of(
                        new Item("", new Object[] {null, List.of(bad)}),
                        "Item.worker[1][0].worker" + THREAD),
                Arguments.of(
                        new Item("", new AtomicReference<>(bad)),
                        "Item.worker.get().worker" + THREAD),
                Arguments.of(new Item("", Map.entry(1, thread)), "Item.worker.getValue()" + THREAD),
                Arguments.of(
                        new Item("", new Company(List.of(1, bad))),
                        "Item.worker.worker[1].worker" + THREAD),
                Arguments.of(new Company(thread), "Company.worker" + THREAD),
                Arguments.of(new Basket(), "Basket.owner" + THREAD),
                Arguments.of(List.of(1, bad), "List[1].worker" + THREAD),
                Arguments.of(
                        new ArrayList<>(Arrays.asList(null, bad)), "ArrayList[1].worker" + THREAD),
                Arguments.of(new Item[] {good, bad}, "Item[1].worker" + THREAD),
                Arguments.of(Map.of("k", thread), "Map[\"k\"]" + THREAD),
                Arguments.of(Optional.of(thread), "Optional.get()" + THREAD),
                Arguments.of(
                        new Written(),
                        "it holds a java.lang.Thread, which does not implement java.io.Serializable."
                                + " Send its name."),
                Arguments.of(
                        List.of(new Failing()),
                        "List[0] is a "
                                + PREFIX
                                + "Failing, which cannot be serialized: java.io.IOException: disk full."),
                Arguments.of(
                        List.of(new Throwing(1)),
                        "List[0] is a "
                                + PREFIX
                                + "Throwing, which has an accessor x() that throws"
                                + " java.lang.IllegalStateException: not yet."),
                Arguments.of(
                        new Item("", new Plain()),
                        "Item.worker is a "
                                + PREFIX
                                + "Plain, which does not implement java.io.Serializable."
                                + " Make it a record, let it implement java.io.Serializable, or send its parts."),
                Arguments.of(
                        new Item("", code),
                        "Item.worker is a lambda, which does not implement java.io.Serializable. It is code:"
                                + " let each side have its own, and send the values that it works with."),
                Arguments.of(
                        new Item("", new TreeMap<>(lambda)),
                        "Item.worker.comparator() is a lambda, which does not implement java.io.Serializable."
                                + COMPARATOR),
                Arguments.of(
                        new TreeMap<>(serializable),
                        "TreeMap.comparator() is a lambda, which is refused: a lambda is code, not a value."
                                + COMPARATOR),
                Arguments.of(
                        List.of(new TreeSet<>(Comparator.comparing(String::length))),
                        "List[0].comparator() is a lambda, which is refused: a lambda is code, not a value."
                                + COMPARATOR),
                Arguments.of(
                        new Item("", List.of(1).iterator()),
                        "Item.worker is a java.util.ListIterator, which does not implement java.io.Serializable."
                                + " Send a list of what comes out of it."),
                Arguments.of(
                        Collections.enumeration(List.of(1)),
                        "it does not implement java.io.Serializable. Send a list of what comes out of it."),
                Arguments.of(Map.entry(1, thread), "Map.Entry.getValue()" + THREAD),
                Arguments.of(
                        URI.create("http://host.invalid/").toURL(),
                        "it is refused: a hash table of it would look its host up, as none does of a"
                                + " java.net.URI. Send its toURI()."),
                Arguments.of(
                        new Item("", new ByteArrayInputStream(new byte[0])),
                        "Item.worker is a java.io.ByteArrayInputStream, which does not implement"
                                + " java.io.Serializable. Send what is read from it, or the Path of a file."),
                Arguments.of(
                        new Item("", Stream.of(1)),
                        "Item.worker is a java.util.stream.Stream, which does not implement"
                                + " java.io.Serializable. Send a list of what comes out of it."),
                Arguments.of(
                        ProcessHandle.current(),
                        "it does not implement java.io.Serializable. Send its pid()."),
                Arguments.of(
                        ByteBuffer.allocate(1),
                        "it does not implement java.io.Serializable. Send what is in it as an array."));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theTextNamesTheWayToWhatCannotBeSentAndWhatToDo(Object message, String words) {
        assertThat(refusal(message)).hasMessageEndingWith(" cannot be sent: " + words);
    }

    @Test
    void theTextBeginsWithWhatWasToBeSent() {
        assertThat(refusal(new Order(List.of(new Item("", new Thread())))))
                .hasMessage("A " + PREFIX + "Order cannot be sent: Order.items[0].worker" + THREAD);
        assertThat(refusal(List.of(new Thread())))
                .hasMessage("A List cannot be sent: List[0]" + THREAD);
    }

    @Test
    void anInnerClassIsToldToBeStatic() {
        assertThat(refusal(new Item("", new Inner())))
                .hasMessageContaining("Item.worker.")
                .hasMessageContaining(
                        " is a "
                                + UnsentMessageTests.class.getName()
                                + ", which does not implement");
        assertThat(
                        refusal(
                                new ArrayList<>(
                                        List.of(
                                                new Serializable() {
                                                    final Object it = UnsentMessageTests.this;
                                                    final int more = hashCode();
                                                }))))
                .hasMessageContaining("ArrayList[0].");
        Serializable anonymous =
                new Serializable() {
                    Object outer() {
                        return UnsentMessageTests.this;
                    }
                };
        assertThat(refusal(new ArrayList<>(List.of(anonymous))))
                .hasMessageEndingWith(
                        "Make the class of ArrayList[0] a static one with a name, or a record: any other"
                                + " keeps the object that it was made in.");
    }

    @Test
    void aPathOfAnotherFileSystemIsRefused(@TempDir Path dir) throws IOException {
        URI zip = URI.create("jar:" + dir.resolve("a.zip").toUri());
        try (FileSystem system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path path = system.getPath("/entry");

            assertThat(refusal(new Order(Optional.of(path))))
                    .hasMessageEndingWith(
                            "Order cannot be sent: Order.note.get() is a java.nio.file.Path, which is"
                                    + " a path of another file system (jar), which only this process has open."
                                    + " Send its text, and open the file system on both sides.");
            assertThat(refusal(path))
                    .hasMessageStartingWith(
                            "A java.nio.file.Path cannot be sent: it is a path of another file");
        }
    }

    @Test
    void aRecordThatHoldsItselfIsRefusedWithTheWay() {
        List<Object> list = new ArrayList<>();
        Item root = new Item("root", list);
        list.add(1);
        list.add(new Item("child", Optional.of(root)));
        Map<Object, Object> map = new HashMap<>();
        Item inMap = new Item("", map);
        map.put("self", inMap);

        assertThat(refusal(root))
                .hasMessage(
                        "A "
                                + PREFIX
                                + "Item cannot be sent: Item.worker[1].worker.get() is Item again, and it is made"
                                + " after what it holds. Send it with an id in that place.");
        assertThat(refusal(new ArrayList<>(List.of(inMap))))
                .hasMessageContaining(
                        "ArrayList[0].worker[\"self\"] is ArrayList[0] again, and it is made after");
    }

    @Test
    void aLongWayIsCut() {
        Object deep = new Thread();
        for (int i = 0; i < 60; i++) {
            deep = List.of(new Item("", deep));
        }

        assertThat(refusal(deep).getMessage())
                .hasSizeLessThan(700)
                .contains("List[0].worker[0].worker", "...");
    }

    @Test
    void theWayIsFoundInALongList() {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            items.add(new Item("item", i));
        }
        items.add(new Item("last", new Thread()));

        assertThat(refusal(items))
                .hasMessageContaining("ArrayList[50000].worker is a java.lang.Thread");
    }

    private static Throwable refusal(Object message) {
        MemoryChannel channel = MemoryChannel.empty();
        MessagePeer peer =
                new MessagePeer(
                        Side.PARENT,
                        channel,
                        () -> {},
                        new MessageCodec(
                                UnsentMessageTests.class.getClassLoader(), Frame.DEFAULT_LIMIT));
        Throwable thrown = catchThrowable(() -> peer.send(message));
        assertThat(thrown).isExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(channel.written()).isEmpty();
        return thrown;
    }
}

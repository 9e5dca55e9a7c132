package io.github.forkpair.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.Side;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends each value in every place where a message may hold one. */
@SuppressWarnings({"serial", "overrides"}) // what of it is sent is what the tests ask
class TravellingValuesTests {

    /** Not serializable, as records mostly are not. */
    record Item(String name, BigDecimal price) {}

    record Order(
            int id,
            List<Item> items,
            Map<String, Item> byName,
            Optional<Path> file,
            Order parent) {}

    record Holding(Object held) {}

    record Pair<A, B>(A first, B second) {}

    record Known(Object held) implements Serializable {}

    /** Becomes what it says itself where it is read. */
    record Shared(String name) implements Serializable {
        private Object readResolve() {
            return new Shared(name + ", resolved");
        }
    }

    record Blob(byte[] bytes, int[][] table, List<byte[]> parts) {}

    private static class Base implements Serializable {
        private static final long serialVersionUID = 1;

        private final Object held;

        Base(Object held) {
            this.held = held;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Base base && base.held.equals(held);
        }

        @Override
        public int hashCode() {
            return held.hashCode();
        }
    }

    /** A class of one's own with a field that Java does not serialize. */
    private static final class Config extends Base {
        private static final long serialVersionUID = 1;

        private final Path path = Path.of("etc", "config");

        private final Optional<Item> item = Optional.of(new Item("a", BigDecimal.ONE));

        private final Path[] paths = {Path.of("a"), null};

        Config(Object held) {
            super(held);
        }

        @Override
        public boolean equals(Object other) {
            return super.equals(other)
                    && other instanceof Config config
                    && config.path.equals(path)
                    && config.item.equals(item)
                    && Arrays.equals(config.paths, paths);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }

    /** Writes itself what it holds. */
    private static final class Written implements Serializable {
        private static final long serialVersionUID = 1;
        private transient Object held;

        Written(Object held) {
            this.held = held;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeObject(held);
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            held = in.readObject();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Written written && written.held.equals(held);
        }

        @Override
        public int hashCode() {
            return held.hashCode();
        }
    }

    static List<Object> values() throws IOException {
        record Local(Path path, List<Item> items) {}
        Item apple = new Item("apple", new BigDecimal("1.20"));
        Item pear = new Item("pear", null);
        Map<String, Item> map = new LinkedHashMap<>();
        map.put("pear", pear);
        map.put("apple", apple);
        map.put("none", null);
        Order order = new Order(1, List.of(apple, pear), map, Optional.of(Path.of("/a")), null);
        Config config = new Config("held");
        return List.of(
                Path.of("relative", "name"),
                Path.of("/absolute/ünicode/€"),
                Path.of(""),
                Path.of("a/../b"),
                Optional.empty(),
                Optional.of("text"),
                Optional.of(apple),
                Optional.of(Optional.of(Path.of("x"))),
                OptionalInt.of(5),
                OptionalInt.empty(),
                OptionalLong.of(5),
                OptionalDouble.of(Double.NaN),
                StandardCharsets.UTF_8,
                Charset.defaultCharset(),
                FileTime.from(Instant.now()),
                Runtime.version(),
                apple,
                pear,
                order,
                new Order(2, List.of(), Map.of(), Optional.empty(), order),
                new Pair<>(List.of(new Pair<>(1, apple)), Map.of(apple, order)),
                new Local(Path.of("x"), List.of(apple)),
                new Known(List.of(new Known(apple), order)),
                List.of(apple, pear),
                List.of(apple, pear, apple),
                Arrays.asList(apple, null, pear),
                new ArrayList<>(List.of(List.of(apple), List.of())),
                new LinkedList<>(List.of(apple, pear)),
                List.of(1, 2, 3, 4).subList(1, 3),
                new ArrayList<>(List.of(apple, pear, apple)).subList(0, 2),
                Collections.unmodifiableList(new ArrayList<>(List.of(apple))),
                Collections.synchronizedList(new ArrayList<>(List.of(apple))),
                Collections.nCopies(3, apple),
                Stream.of(apple, pear).toList(),
                Set.of(apple),
                new HashSet<>(Arrays.asList(apple, null)),
                new LinkedHashSet<>(List.of(pear, apple)),
                new TreeSet<>(Set.of("b", "a")),
                Set.of(order, new Order(3, null, null, null, null)),
                Collections.unmodifiableSet(map.keySet()),
                EnumSet.of(TimeUnit.DAYS),
                map,
                new HashMap<>(map),
                new TreeMap<>(map),
                new ConcurrentHashMap<>(Map.of("a", apple)),
                new EnumMap<>(Map.of(TimeUnit.DAYS, apple)),
                Map.of(apple, List.of(pear)),
                Map.of("a", Map.of("b", Map.of("c", List.of(apple)))),
                Collections.unmodifiableMap(map),
                Collections.synchronizedMap(map),
                map.keySet(),
                map.entrySet(),
                new TreeMap<>(map).keySet(),
                new TreeMap<>(map).headMap("none"),
                Map.entry("key", apple),
                new AbstractMap.SimpleEntry<>("key", null),
                map.entrySet().iterator().next(),
                config,
                new Base(List.of(order, Optional.of(config))),
                new Written(Optional.of(apple)),
                new Written(new ArrayList<>(List.of(Path.of("x")))),
                new BigDecimal("1.50"),
                BigInteger.TEN,
                ZonedDateTime.now(),
                Duration.ofDays(1),
                UUID.randomUUID(),
                URI.create("http://host.invalid/"),
                InetAddress.getLoopbackAddress(),
                Locale.GERMANY,
                Currency.getInstance("EUR"),
                BitSet.valueOf(new long[] {5}),
                String.class,
                int.class,
                "half a pair: a\uD800",
                "\uDC00?\uD83D\uDE00\uD83D",
                "whole: ?\uD83D\uDE00");
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueArrivesEqualWhereverItIsHeld(Object value) throws IOException {
        Map<Object, Object> map = new HashMap<>();
        map.put("value", value);
        for (Object message :
                List.of(
                        value,
                        new Holding(value),
                        new Known(value),
                        List.of(value),
                        new ArrayList<>(Arrays.asList(null, value)),
                        map,
                        Map.of(value, "key"),
                        Optional.of(value),
                        new Base(value),
                        new Written(value),
                        new Holding(List.of(new Holding(Optional.of(new Known(value))))))) {
            assertThat(sent(message)).isEqualTo(message);
        }
        assertThat((Object[]) sent(new Object[] {value, null}))
                .isEqualTo(new Object[] {value, null});
    }

    @Test
    void arraysOfRecordsAndPathsKeepTheirTypes() throws IOException {
        Item[][] items = {{new Item("a", null)}, null, {}};

        assertThat(sent(items)).isInstanceOf(Item[][].class).isEqualTo(items);
        assertThat(sent(new Path[] {Path.of("a")}))
                .isInstanceOf(Path[].class)
                .isEqualTo(new Path[] {Path.of("a")});
        assertThat((List<?>) sent(Arrays.asList(new Item("a", null), null))).hasSize(2);
    }

    @Test
    void anOrderedCollectionStaysOrderedAndAnImmutableOneImmutable() throws IOException {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 100; i > 0; i--) {
            map.put("key " + i, i);
        }

        assertThat(((Map<?, ?>) sent(map)).keySet()).hasToString(map.keySet().toString());
        assertThat(sent(map.keySet())).hasToString(map.keySet().toString());
        assertThat(sent(map.values())).hasToString(map.values().toString());
        assertThat(sent(new TreeMap<>(map).navigableKeySet())).isInstanceOf(SortedSet.class);
        assertThat(sent(List.of(1, 2, 3))).hasSameClassAs(List.of(1, 2, 3));
    }

    /** As one listed under another locale: a name is bytes, of which some are no text. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPathWithANameThatIsNoTextArrivesEqual() throws IOException {
        Path absolute = Path.of(URI.create("file:///dir%20a/%FF%FE/b%2520"));
        Path relative = Path.of("/").relativize(absolute);

        assertThat(sent(absolute)).isEqualTo(absolute);
        assertThat(sent(List.of(relative))).isEqualTo(List.of(relative));
        assertThat(sent(relative)).isEqualTo(relative);
    }

    @Test
    void aRecordThatIsHeldTwiceIsStillEqual() throws IOException {
        Item item = new Item("a", null);
        List<?> list = (List<?>) sent(List.of(item, new Holding(item), item));

        assertThat(list).isEqualTo(List.of(item, new Holding(item), item));
        assertThat(list.get(0)).isSameAs(list.get(2));
    }

    @Test
    void aListThatHoldsItselfArrives() throws IOException {
        List<Object> list = new ArrayList<>();
        list.add(list);
        list.add(new Holding("x"));
        Deque<Object> deque = new ArrayDeque<>();
        deque.add(Map.of("back", deque));

        List<?> read = (List<?>) sent(list);
        Deque<?> queue = (Deque<?>) sent(deque);

        assertThat(read.get(0)).isSameAs(read);
        assertThat(((Map<?, ?>) queue.getFirst()).get("back")).isSameAs(queue);
    }

    /** Makes its elements up. */
    private static final class Endless extends AbstractList<Object> implements Serializable {
        private static final long serialVersionUID = 1;
        private final Path path = Path.of("a");

        @Override
        public Object get(int index) {
            return path;
        }

        @Override
        public int size() {
            return Integer.MAX_VALUE;
        }
    }

    private static final class Basket extends ArrayList<Object> {
        private static final long serialVersionUID = 1;
    }

    @Test
    void aCollectionOfOnesOwnIsNotAskedForWhatItDoesNotKeep() throws IOException {
        List<?> read = (List<?>) sent(List.of(new Holding(new Endless())));

        assertThat(((Endless) ((Holding) read.get(0)).held()).path).isEqualTo(Path.of("a"));
    }

    @Test
    void aRecordInACollectionOfOnesOwnThatItHoldsIsRefused() {
        Basket basket = new Basket();
        basket.add(new Holding(basket));
        basket.add(new Holding("x"));
        Basket other = new Basket();
        other.add(new Holding(other));
        Holding holding = (Holding) other.get(0);

        assertThatThrownBy(() -> sent(List.of(holding)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("List[0].held[0] is List[0] again");
        assertThatCode(() -> sent(basket)).doesNotThrowAnyException();
    }

    @Test
    void aRecordThatSaysWhatItShallBeIsThat() throws IOException {
        assertThat(sent(List.of(new Shared("a")))).isEqualTo(List.of(new Shared("a, resolved")));
    }

    @Test
    void manyRecordsAndDeepOnesArrive() throws IOException {
        List<Object> many = new ArrayList<>();
        Object deep = "end";
        for (int i = 0; i < 20_000; i++) {
            many.add(new Item("item " + i, BigDecimal.valueOf(i)));
        }
        for (int i = 0; i < 66; i++) {
            deep = List.of(new Holding(Map.of(i, deep)));
        }

        assertThat(sent(many)).isEqualTo(many);
        assertThat(sent(deep)).isEqualTo(deep);
    }

    @Test
    void whatHasNoEqualsArrivesAsWhatItWas() throws IOException {
        assertThat(sent(Optional.of(Pattern.compile("a+")))).hasToString("Optional[a+]");
        assertThat(sent(new Holding(new StringBuilder("x")))).hasToString("Holding[held=x]");
        assertThat((Collection<?>) sent(new ArrayDeque<>(List.of(new Item("a", null)))))
                .hasToString("[Item[name=a, price=null]]");
        assertThat(sent(new NoSuchElementException("why")))
                .hasToString("java.util.NoSuchElementException: why");
    }

    @Test
    void arraysAreComparedByTheirElementsWhereverTheyAreHeld() throws IOException {
        Object[] messages = {
            new Blob(new byte[] {1}, new int[][] {{2}, {}}, List.of(new byte[] {3})),
            List.of(new int[] {1}),
            Map.of("key", new String[] {"a"}),
            Optional.of(new long[] {1}),
            new Object[] {List.of(new char[] {'c'})},
            new ArrayDeque<>(List.of(new byte[] {1})),
            Map.entry("key", new double[] {1})
        };
        MemoryChannel channel = MemoryChannel.empty();
        for (Object message : messages) {
            peer(channel).send(message);
        }
        MessagePeer receiver = peer(new MemoryChannel(channel.written(), 100));

        for (Object message : messages) {
            receiver.expect(message);
        }
    }

    private static Object sent(Object message) throws IOException {
        MemoryChannel channel = MemoryChannel.empty();
        peer(channel).send(message);
        return peer(new MemoryChannel(channel.written(), 1000)).receive(Object.class);
    }

    private static MessagePeer peer(MemoryChannel channel) {
        return new MessagePeer(
                Side.PARENT,
                channel,
                () -> {},
                new MessageCodec(
                        TravellingValuesTests.class.getClassLoader(), Frame.DEFAULT_LIMIT));
    }
}

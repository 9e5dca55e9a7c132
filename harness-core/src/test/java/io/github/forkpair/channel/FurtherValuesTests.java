package io.github.forkpair.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.forkpair.Side;
import java.io.File;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values as somebody sends who has just begun; each is what {@code expect} expects. */
@SuppressWarnings("serial") // what of it is sent is what the tests ask
class FurtherValuesTests {

    sealed interface Shape permits Circle, Square, Nowhere {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    enum Nowhere implements Shape {
        HERE {
            @Override
            String where() {
                return "here";
            }
        };

        abstract String where();
    }

    record Box<T extends Comparable<T>>(T content, List<? extends T> more) {}

    record Nothing() {}

    record Primitives(byte a, short b, char c, int d, long e, float f, double g, boolean h) {}

    record Varied(int... numbers) {}

    record Drawing(Shape[] shapes, Map<Shape, Optional<Shape>> pairs) {}

    static List<Object> values() throws Exception {
        Map<Object, Object> nullKey = new HashMap<>();
        nullKey.put(null, null);
        Properties properties = new Properties();
        properties.setProperty("key", "value");
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"));
        Set<Object> bySameness = Collections.newSetFromMap(new ConcurrentHashMap<>());
        bySameness.add("a");
        Map<Nowhere, Integer> noEntries = new EnumMap<>(Nowhere.class);
        List<Object> values = new ArrayList<>();
        Collections.addAll(
                values,
                new Box<>("a", List.of("b")),
                new Box<>(1, Arrays.asList(2, null)),
                new Nothing(),
                new Primitives((byte) 1, (short) 2, '\uD800', 4, 5, Float.NaN, -0.0, true),
                new Varied(1, 2),
                new Drawing(
                        new Shape[] {new Circle(1), Nowhere.HERE, null},
                        Map.of(new Square(2), Optional.of(Nowhere.HERE))),
                Nowhere.HERE,
                Optional.of(Optional.of(Optional.empty())),
                new EnumMap<>(Map.of(Nowhere.HERE, "x")),
                noEntries,
                EnumSet.noneOf(TimeUnit.class),
                EnumSet.allOf(Nowhere.class),
                EnumSet.allOf(DayOfWeek.class),
                new BigDecimal("1E+400"),
                MathContext.DECIMAL128,
                Instant.MAX,
                LocalDate.MIN,
                LocalTime.NOON,
                LocalDateTime.MAX,
                OffsetDateTime.MIN,
                ZonedDateTime.of(LocalDateTime.of(2025, 10, 26, 2, 30), ZoneId.of("Europe/Berlin")),
                Period.ofMonths(3),
                Year.of(1),
                YearMonth.of(2024, 2),
                MonthDay.of(2, 29),
                ZoneOffset.ofHours(14),
                DayOfWeek.MONDAY,
                new Date(0),
                TimeZone.getTimeZone("America/St_Johns"),
                calendar,
                Locale.forLanguageTag("zh-Hant-TW-u-ca-roc"),
                Locale.ROOT,
                Arrays.asList(null, null),
                nullKey,
                new HashSet<>(Collections.singleton(null)),
                new Circle[][] {{new Circle(1)}, null, {}},
                'x',
                new char[] {'a', '\uDC00'},
                new int[][] {{1}, {}, null},
                new boolean[0],
                new double[][][] {{{Double.NaN, -0.0}}},
                new String[0],
                properties,
                new ConcurrentHashMap<>(Map.of("a", List.of())),
                new ConcurrentSkipListMap<>(Map.of("b", 1)),
                bySameness,
                Collections.synchronizedList(new LinkedList<>(Arrays.asList(1, null))),
                Collections.synchronizedMap(new TreeMap<>(Map.of("a", 1))),
                Collections.checkedList(new ArrayList<>(List.of("a")), String.class),
                Collections.emptyList(),
                Collections.emptyMap(),
                Collections.emptySet(),
                Collections.emptyNavigableMap(),
                Collections.singletonMap("a", null),
                Collections.asLifoQueue(new ArrayDeque<>(List.of(1, 2))),
                List.of(),
                Set.of(),
                Map.of(),
                new Vector<>(List.of(1)),
                new TreeSet<>(Collections.reverseOrder()),
                new TreeMap<>(Map.of(1, 2, 3, 4)).descendingMap(),
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                new PriorityQueue<>(List.of(3, 1, 2)),
                new LinkedBlockingQueue<>(List.of(1)),
                new ConcurrentLinkedQueue<>(List.of(1)),
                new CopyOnWriteArrayList<>(List.of(1)),
                new CopyOnWriteArraySet<>(List.of(1)),
                "\uD83D\uDE00".repeat(100_000),
                "\uD83D".repeat(100_000),
                new File("a/b"),
                Inet4Address.getByName("127.0.0.1"),
                InetSocketAddress.createUnresolved("host.invalid", 80),
                new Object[] {1, "a", null, List.of(), new int[] {1}},
                Map.of("a", Map.of(), "b", new Object[0]));
        return values;
    }

    static List<Arguments> eachValue() throws Exception {
        List<Arguments> each = new ArrayList<>();
        for (Object value : values()) {
            each.add(Arguments.of(new Object[] {value}));
        }
        return each;
    }

    @ParameterizedTest
    @MethodSource("eachValue")
    void aValueIsWhatIsExpected(Object value) {
        expected(value, value);
        expected(List.of(Optional.of(value)), List.of(Optional.of(value)));
        expected(Collections.singletonMap("key", value), Collections.singletonMap("key", value));
    }

    @Test
    void whatHasNoEqualsArrivesWhole() {
        Pattern pattern = (Pattern) sent(Pattern.compile("a.b", Pattern.DOTALL));
        assertThat(pattern.flags()).isEqualTo(Pattern.DOTALL);
        assertThat(pattern.matcher("a\nb").matches()).isTrue();

        Map<String, Integer> same = new IdentityHashMap<>(Map.of("a", 1));
        assertThat((Map<?, ?>) sent(same)).hasSize(1).hasSameClassAs(same);

        Failure failure = new Failure("why", new Circle(1), Map.of("a", Optional.of(1)));
        failure.addSuppressed(new IllegalStateException("closing"));
        failure.initCause(new Failure("first", null, null));
        Failure read = (Failure) sent(failure);
        assertThat(read).hasMessage("why");
        assertThat(read.shape).isEqualTo(new Circle(1));
        assertThat(read.details).isEqualTo(Map.of("a", Optional.of(1)));
        assertThat(read.getSuppressed()[0]).hasMessage("closing");
        assertThat(read.getCause()).isInstanceOf(Failure.class).hasMessage("first");
        assertThat(read.getStackTrace()).isEqualTo(failure.getStackTrace());
    }

    private static final class Failure extends Exception {
        private final Shape shape;
        private final Map<String, ?> details;

        Failure(String message, Shape shape, Map<String, ?> details) {
            super(message);
            this.shape = shape;
            this.details = details;
        }
    }

    /** What {@code reversed()} returns is in JDK 21 and later. */
    @Test
    void aReversedViewArrivesInItsOrder() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "the JDK has reversed()");
        Class<?> sequenced = Class.forName("java.util.SequencedCollection");
        for (Collection<?> each :
                List.of(
                        new LinkedList<>(List.of(1, 2)),
                        new ArrayDeque<>(List.of(1, 2)),
                        new ArrayList<>(List.of(1, 2)),
                        new LinkedHashSet<>(List.of(1, 2)),
                        new TreeSet<>(List.of(1, 2)),
                        new CopyOnWriteArrayList<>(List.of(1, 2)),
                        Collections.unmodifiableList(new LinkedList<>(List.of(1, 2))),
                        List.of(1, 2))) {
            Object reversed = sequenced.getMethod("reversed").invoke(each);

            assertThat(sent(reversed)).hasToString("[2, 1]");
            expected(reversed, reversed);
            expected(List.of(Optional.of(reversed)), List.of(Optional.of(reversed)));
        }
        Map<Integer, Integer> map = new LinkedHashMap<>(Map.of(1, 2));
        map.put(3, 4);
        Object reversed = Class.forName("java.util.SequencedMap").getMethod("reversed").invoke(map);
        assertThat(sent(reversed)).hasToString("{3=4, 1=2}");
        expected(reversed, reversed);
    }

    @Test
    void aLinkedListArrivesAsOneAndAViewOfADequeAsADeque() {
        LinkedList<Object> list = new LinkedList<>(Arrays.asList("a", null));
        assertThat(sent(list)).isEqualTo(list).isExactlyInstanceOf(LinkedList.class);
        assertThat(sent(new Held(list))).isEqualTo(new Held(list));
        Deque<Integer> deque = new ArrayDeque<>(List.of(1));
        assertThat(sent(deque)).isExactlyInstanceOf(ArrayDeque.class);
    }

    record Held(Serializable held) {}

    private static void expected(Object expected, Object message) {
        MemoryChannel channel = MemoryChannel.empty();
        peer(channel).send(message);
        peer(new MemoryChannel(channel.written(), 1000)).expect(expected);
    }

    private static Object sent(Object message) {
        MemoryChannel channel = MemoryChannel.empty();
        peer(channel).send(message);
        return peer(new MemoryChannel(channel.written(), 1000)).receive(Object.class);
    }

    private static MessagePeer peer(MemoryChannel channel) {
        return new MessagePeer(
                Side.PARENT,
                channel,
                () -> {},
                new MessageCodec(FurtherValuesTests.class.getClassLoader(), Frame.DEFAULT_LIMIT));
    }
}

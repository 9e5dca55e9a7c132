package io.github.forkpair.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ThaiBuddhistDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.lang.model.SourceVersion;
import javax.naming.NameNotFoundException;
import javax.xml.transform.TransformerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;

/** What people send is read, whatever the JDK makes of it on the way. */
class ReadableValuesTests {

    private final ClassLoader loader = getClass().getClassLoader();

    static Stream<Object> values() throws Exception {
        Map<String, Integer> map = new HashMap<>(Map.of("one", 1, "two", 2));
        return Stream.of(
                new BigDecimal("1.50"),
                BigInteger.TEN.pow(40),
                RoundingMode.HALF_UP,
                UUID.randomUUID(),
                Locale.forLanguageTag("de-AT-1996"),
                Currency.getInstance("EUR"),
                BitSet.valueOf(new long[] {5}),
                URI.create("http://host.invalid/path"),
                new File("a/b"),
                InetAddress.getByName("127.0.0.1"),
                InetAddress.getByName("::1"),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 80),
                InetSocketAddress.createUnresolved("host.invalid", 80),
                StandardProtocolFamily.UNIX,
                SourceVersion.RELEASE_17,
                Instant.now(),
                LocalDate.now(),
                OffsetDateTime.now(),
                ZonedDateTime.now(ZoneId.of("Europe/Vienna")),
                ZoneOffset.UTC,
                Duration.ofDays(3),
                Period.ofWeeks(2),
                Year.of(2026),
                DayOfWeek.FRIDAY,
                ThaiBuddhistDate.now(),
                new Date(),
                new Timestamp(5),
                new GregorianCalendar(TimeZone.getTimeZone("Europe/Vienna")),
                TimeZone.getTimeZone("Europe/Vienna"),
                TimeZone.getDefault(),
                new SimpleDateFormat("yyyy", Locale.ROOT),
                new DecimalFormat("#,##0.00"),
                new SecretKeySpec(new byte[16], "AES"),
                keys("RSA").getPublic(),
                keys("RSA").getPrivate(),
                keys("EC").getPublic(),
                map,
                new LinkedHashMap<>(map),
                new TreeMap<>(map),
                new ConcurrentHashMap<>(map),
                new ConcurrentSkipListMap<>(map),
                new Hashtable<>(map),
                new EnumMap<>(Map.of(TimeUnit.DAYS, map)),
                properties(),
                Map.of(),
                Map.of("one", map),
                Collections.emptyMap(),
                Collections.singletonMap("one", 1),
                Collections.unmodifiableMap(map),
                Collections.unmodifiableSortedMap(new TreeMap<>(map)),
                Collections.synchronizedMap(map),
                Collections.checkedMap(map, String.class, Integer.class),
                new HashSet<>(map.keySet()),
                new LinkedHashSet<>(map.values()),
                new TreeSet<>(map.keySet()),
                new TreeSet<>(String.CASE_INSENSITIVE_ORDER),
                new TreeMap<>(Comparator.<String>reverseOrder()),
                EnumSet.of(TimeUnit.DAYS, TimeUnit.HOURS),
                EnumSet.noneOf(TimeUnit.class),
                Set.of(1, 2, 3),
                Set.copyOf(map.keySet()),
                Collections.newSetFromMap(new HashMap<>()),
                Collections.unmodifiableSet(new HashSet<>(map.keySet())),
                ConcurrentHashMap.newKeySet(),
                new CopyOnWriteArraySet<>(List.of(1)),
                new ArrayList<>(List.of(1, "two")),
                new LinkedList<>(List.of(1)),
                new Vector<>(List.of(1)),
                new CopyOnWriteArrayList<>(List.of(1)),
                Arrays.asList(1, 2),
                List.of(),
                List.of(1, 2, 3),
                Stream.of(1, 2).toList(),
                Collections.nCopies(3, "x"),
                Collections.emptyList(),
                Collections.singletonList(1),
                Collections.unmodifiableList(new ArrayList<>(List.of(1))),
                Collections.synchronizedList(new ArrayList<>(List.of(1))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsReadEqual(Object value) throws Exception {
        assertThat(copy(value)).isEqualTo(value);
    }

    static Stream<Object> withoutEquals() {
        return Stream.of(
                new AtomicInteger(1),
                new AtomicLong(1),
                new AtomicBoolean(),
                new AtomicReference<>("x"),
                new LongAdder(),
                new ReentrantLock(),
                new Random(5),
                Pattern.compile("a+"),
                new StringBuilder("x"),
                new IdentityHashMap<>(Map.of("one", 1)),
                new ArrayDeque<>(List.of(1)),
                new PriorityQueue<>(List.of(2, 1)),
                new ArrayBlockingQueue<>(1),
                new LinkedBlockingQueue<>(List.of(1)),
                new PriorityBlockingQueue<>(List.of(2, 1)),
                new ConcurrentLinkedDeque<>(List.of(1)),
                Collections.unmodifiableCollection(new ArrayList<>(List.of(1))),
                new IOException("x", new ExecutionException(new SQLException("why", "state", 5))),
                new FileSystemException("a", "b", "reason"),
                new NameNotFoundException("x"),
                new TransformerException("x"),
                new AssertionFailedError("x", Path.of("b"), URI.create("a:b")),
                new MultipleFailuresError("x", List.of(new AssertionError("y"))));
    }

    @ParameterizedTest
    @MethodSource("withoutEquals")
    void whatKnowsNoEqualIsReadAsWhatItWas(Object value) throws Exception {
        Object copy = copy(value);

        assertThat(copy).hasSameClassAs(value);
        if (value instanceof Collection<?> elements) {
            assertThat((Collection<?>) copy).hasSameSizeAs(elements);
        }
    }

    @Test
    void anAssertionOnPathsKeepsItsTypeAlthoughAPathIsNotSerializable() {
        AssertionFailedError thrown =
                new AssertionFailedError("message", Path.of("a"), Path.of("b"));

        Throwable restored = FailureRestore.restore(FailureCapture.of(thrown), loader, any -> "");

        assertThat(restored).isExactlyInstanceOf(AssertionFailedError.class).hasMessage("message");
    }

    @Test
    void arraysAreReadByTheirElements() throws Exception {
        assertThat((int[][]) copy(new int[][] {{1}, {2, 3}}))
                .isDeepEqualTo(new int[][] {{1}, {2, 3}});
        assertThat(copy(new Object[] {"a", Shape.ROUND, new Shape[] {Shape.FLAT}}))
                .isEqualTo(new Object[] {"a", Shape.ROUND, new Shape[] {Shape.FLAT}});
    }

    @Test
    void classesOfOnesOwnAreRead() throws Exception {
        Tree tree = new Tree(new TreeMap<>(new ByLength()));
        tree.leaves.put("three", new Point(3, Shape.FLAT, List.of("x")));
        tree.leaves.put("a", new Point(1, Shape.ROUND, List.of()));

        Tree copy = (Tree) copy(tree);

        assertThat(copy.leaves).isEqualTo(tree.leaves).containsKey("bcdef");
        assertThat(copy.read).isTrue();
    }

    private Object copy(Object value) throws Exception {
        return SerializedForm.read(GadgetChain.serialized(value), loader, 0, Nesting.MOST);
    }

    private static KeyPair keys(String algorithm) throws Exception {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("key", "value");
        return properties;
    }

    private enum Shape {
        ROUND,
        FLAT {
            @Override
            public String toString() {
                return "flat";
            }
        }
    }

    private record Point(int x, Shape shape, List<String> tags) implements Serializable {}

    private static final class ByLength implements Comparator<String>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public int compare(String one, String other) {
            return Integer.compare(one.length(), other.length());
        }
    }

    private static final class Tree implements Serializable {
        private static final long serialVersionUID = 1;
        private final TreeMap<String, Point> leaves;
        private transient boolean read;

        Tree(TreeMap<String, Point> leaves) {
            this.leaves = leaves;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            read = true;
        }
    }
}

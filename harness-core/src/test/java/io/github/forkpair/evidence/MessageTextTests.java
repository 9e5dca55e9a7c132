package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A message is worded in a few characters, and without running what is not the JDK's. */
@Timeout(60)
class MessageTextTests {

    record Item(String name, BigDecimal price) {}

    record Order(int id, List<Item> items, Optional<Path> file) {}

    /** All of its methods would be heard. */
    record Loud(int x) {
        public int x() {
            throw new AssertionError("called");
        }

        @Override
        public String toString() {
            throw new AssertionError("called");
        }
    }

    private static final class Opaque {
        @Override
        public String toString() {
            throw new AssertionError("called");
        }
    }

    private static final class OwnList extends AbstractList<Object> {
        @Override
        public Object get(int index) {
            throw new AssertionError("called");
        }

        @Override
        public int size() {
            throw new AssertionError("called");
        }
    }

    private static final class OwnNumber extends BigDecimal {
        private static final long serialVersionUID = 1;

        OwnNumber() {
            super(1);
        }

        @Override
        public String toString() {
            throw new AssertionError("called");
        }
    }

    private enum Shape {
        ROUND {
            @Override
            public String toString() {
                throw new AssertionError("called");
            }
        }
    }

    static Stream<Arguments> texts() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("a", 1);
        map.put(Shape.ROUND, null);
        Item apple = new Item("apple", new BigDecimal("1.20"));
        List<Object> self = new ArrayList<>();
        self.add(self);
        return Stream.of(
                Arguments.of("locked", "String", "\"locked\""),
                Arguments.of("a\n\u001b", "String", "\"a\\x0a\\x1b\""),
                Arguments.of(5, "Integer", "5"),
                Arguments.of(5L, "Long", "5"),
                Arguments.of('c', "Character", "'c'"),
                Arguments.of(true, "Boolean", "true"),
                Arguments.of(1.5, "Double", "1.5"),
                Arguments.of(TimeUnit.DAYS, "TimeUnit", "DAYS"),
                Arguments.of(Shape.ROUND, "Shape", "ROUND"),
                Arguments.of(new byte[] {1, -1}, "byte[]", "{01 ff}"),
                Arguments.of(new int[] {1, 2}, "int[]", "{1, 2}"),
                Arguments.of(new Item[] {apple}, "Item[]", "{Item[name=\"apple\", price=1.20]}"),
                Arguments.of(apple, "Item", "[name=\"apple\", price=1.20]"),
                Arguments.of(
                        new Order(7, List.of(apple), Optional.of(Path.of("f"))),
                        "Order",
                        "[id=7, items=[Item[name=\"apple\", price=1.20]], file=[f]]"),
                Arguments.of(new Loud(1), "Loud", "[x=1]"),
                Arguments.of(new Item("", new OwnNumber()), "Item", "[name=\"\", price=OwnNumber]"),
                Arguments.of(Arrays.asList(1, null), "List", "[1, null]"),
                Arguments.of(new ArrayList<>(List.of("a")), "ArrayList", "[\"a\"]"),
                Arguments.of(map, "LinkedHashMap", "{\"a\"=1, ROUND=null}"),
                Arguments.of(EnumSet.of(TimeUnit.DAYS), "Set", "[DAYS]"),
                Arguments.of(Optional.empty(), "Optional", "[]"),
                Arguments.of(Path.of("a", "b"), "Path", "a/b"),
                Arguments.of(URI.create("a:b"), "URI", "a:b"),
                Arguments.of(Duration.ofSeconds(5), "Duration", "PT5S"),
                Arguments.of(new AtomicInteger(3), "AtomicInteger", "3"),
                Arguments.of(self, "ArrayList", "[[[[[ArrayList]]]]]"),
                Arguments.of(new Opaque(), "Opaque", ""),
                Arguments.of(new OwnList(), "OwnList", ""),
                Arguments.of(List.of(new Opaque()), "List", "[Opaque]"),
                Arguments.of(Collections.unmodifiableList(new OwnList()), "List", ""),
                Arguments.of(BigInteger.TWO.pow(100_000), "BigInteger", ""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aMessageHasItsTypeAndItsValue(Object message, String type, String value) {
        assertThat(MessageText.of(message)).isEqualTo(new MessageText(type, value));
    }

    @Test
    void aLongValueIsCutAndNotLookedAtToItsEnd() {
        List<Object> endless = Collections.nCopies(Integer.MAX_VALUE, "x");
        Object[] many = new Object[10_000_000];

        assertThat(MessageText.of("x".repeat(1_000_000)).value()).hasSize(83).endsWith("x...");
        assertThat(MessageText.of(new byte[1_000_000]).value()).startsWith("{00 00").hasSize(83);
        assertThat(MessageText.of(many).value()).startsWith("{null, null").hasSize(83);
        assertThat(MessageText.of(new ArrayList<>(endless.subList(0, 10_000))).value()).hasSize(83);
        assertThat(MessageText.of(new Item("y".repeat(100), BigDecimal.ONE)).value())
                .startsWith("[name=\"yyy")
                .hasSize(83);
    }
}

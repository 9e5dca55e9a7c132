package io.github.forkpair.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.forkpair.Side;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/** Where two values print alike, the mismatch says where they differ, and in what. */
@SuppressWarnings("serial") // what of it is sent is what the tests ask
class FirstDifferenceTests {

    private static final String PREFIX = FirstDifferenceTests.class.getName() + "$";

    record Item(String name, Object price) {}

    record Order(List<Item> items, Map<?, ?> attributes) {}

    private static class NoEquals implements Serializable {
        @Override
        public String toString() {
            return "no equals";
        }
    }

    private static final class PrintsNothing implements Serializable {}

    private static final class Strict implements Serializable {
        private final int[] numbers;

        Strict(int... numbers) {
            this.numbers = numbers;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Strict strict && strict.numbers == numbers;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public String toString() {
            return "strict";
        }
    }

    private static final class Company implements Serializable {
        private final Object worker;

        Company(Object worker) {
            this.worker = worker;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Company company && company.worker.equals(worker);
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public String toString() {
            return "company";
        }
    }

    static Stream<Arguments> differences() {
        Item same = new Item("a", 1);
        return Stream.of(
                Arguments.of(1, 1L, "1 (Integer) / 1 (Long)"),
                Arguments.of(0.0, -0.0, "0.0 / -0.0"),
                Arguments.of('a', "a", "a (Character) / a (String)"),
                Arguments.of(
                        new Order(List.of(same, same, new Item("b", 10)), Map.of()),
                        new Order(List.of(same, same, new Item("b", 10L)), Map.of()),
                        "Order.items[2].price: 10 (Integer) / 10 (Long)"),
                Arguments.of(
                        "caf\u00e9",
                        "cafe\u0301",
                        "\"caf\u00e9\" / \"cafe\u0301\", from character 4 on: U+00E9 / U+0065 U+0301"),
                Arguments.of(
                        new Item("a", 1),
                        new Item("a ", 1),
                        "Item.name: \"a\" / \"a \", from character 2 on: its end / U+0020"),
                Arguments.of(
                        "a b",
                        "a\u00a0b",
                        "\"a b\" / \"a\u00a0b\", from character 2 on: U+0020 U+0062 / U+00A0 U+0062"),
                Arguments.of(
                        new double[] {1, 0.0}, new double[] {1, -0.0}, "double[1]: 0.0 / -0.0"),
                Arguments.of(new int[] {1}, new long[] {1}, "[1] (int[]) / [1] (long[])"),
                Arguments.of(List.of(1), Set.of(1), null),
                Arguments.of(
                        new ArrayList<>(List.of(Optional.of(1))),
                        List.of(Optional.of((short) 1)),
                        "ArrayList[0].get(): 1 (Integer) / 1 (Short)"),
                Arguments.of(Set.of(1), Set.of(1L), "Set[an element]: 1 (Integer) / 1 (Long)"),
                Arguments.of(
                        Map.of(Path.of("a/b"), same),
                        Map.of(Path.of("a/b"), new Item("a", 1L)),
                        "Map[key \"a/b\"].price: 1 (Integer) / 1 (Long)"),
                Arguments.of(
                        Map.of(1, "x"),
                        Map.of(1L, "x"),
                        "Map.keySet()[an element]: 1 (Integer) / 1 (Long)"),
                Arguments.of(
                        Map.entry("a", 1),
                        Map.entry("a", 1L),
                        "Map.Entry.getValue(): 1 (Integer) / 1 (Long)"),
                Arguments.of(
                        new Item(null, 1), new Item("null", 1), "Item.name: null / null (String)"),
                Arguments.of(
                        new NoEquals(),
                        new NoEquals(),
                        "both are a "
                                + PREFIX
                                + "NoEquals, a class that has no equals: no copy is the same. Compare what it"
                                + " holds"),
                Arguments.of(
                        new Item("a", new PrintsNothing()),
                        new Item("a", new PrintsNothing()),
                        "Item.price: both there are a "
                                + PREFIX
                                + "PrintsNothing, a class that has no equals: no copy is the same. Compare what"
                                + " it holds"),
                Arguments.of(
                        new AtomicInteger(1),
                        new AtomicInteger(1),
                        "both are a java.util.concurrent.atomic.AtomicInteger, a class that has no equals: no"
                                + " copy is the same. Compare what it holds"),
                Arguments.of(
                        List.of(new Strict(1)),
                        List.of(new Strict(1)),
                        "List[0]: both there are a "
                                + PREFIX
                                + "Strict, whose equals tells them apart"),
                Arguments.of(
                        new Company(new Item("a", new BigDecimal("1"))),
                        new Company(new Item("a", 1)),
                        "Company.worker.price: 1 (BigDecimal) / 1 (Integer)"),
                Arguments.of(
                        new Item("a", "x".repeat(300)),
                        new Item("a", "x".repeat(299) + "y"),
                        "Item.price: \""
                                + "x".repeat(60)
                                + "... (300 characters)\" / \""
                                + "x".repeat(60)
                                + "... (300 characters)\", from character 300 on: U+0078 / U+0079"));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void theDifferenceIsSaid(Object expected, Object sent, String words) {
        Throwable thrown = mismatch(expected, sent);
        if (words == null) {
            assertThat(thrown).hasMessageContaining("First difference: ");
        } else {
            assertThat(thrown).hasMessageEndingWith("First difference: " + words);
        }
    }

    @Test
    void aDifferenceThatIsSeenIsNotSaidAgain() {
        assertThat(mismatch(List.of(1), List.of(2)))
                .hasMessageEndingWith("expected: <[1]> but was: <[2]>");
        assertThat(mismatch(Arrays.asList("a", null), List.of("b")))
                .hasMessageEndingWith("expected: <[a, null]> but was: <[b]>");
    }

    @Test
    void theWayIsBounded() {
        Object one = 1;
        Object other = 1L;
        for (int i = 0; i < 190; i++) {
            one = new Item("a", one);
            other = new Item("a", other);
        }

        assertThat(mismatch(one, other).getMessage())
                .contains("First difference: Item.price.price")
                .endsWith(".price: 1 (Integer) / 1 (Long)")
                .hasSizeLessThan(1200);
    }

    private static Throwable mismatch(Object expected, Object sent) {
        MemoryChannel channel = MemoryChannel.empty();
        peer(channel).send(sent);
        Throwable thrown =
                catchThrowable(
                        () -> peer(new MemoryChannel(channel.written(), 1000)).expect(expected));
        assertThat(thrown).isInstanceOf(AssertionFailedError.class);
        return thrown;
    }

    private static MessagePeer peer(MemoryChannel channel) {
        return new MessagePeer(
                Side.PARENT,
                channel,
                () -> {},
                new MessageCodec(FirstDifferenceTests.class.getClassLoader(), Frame.DEFAULT_LIMIT));
    }
}

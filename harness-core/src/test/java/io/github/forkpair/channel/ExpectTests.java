package io.github.forkpair.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.forkpair.Side;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/** What {@code expect} takes for the same, and how it words what is not. */
@SuppressWarnings({"serial", "overrides"}) // what of it is sent is what the tests ask
class ExpectTests {

    record Holding(Object held) {}

    record Boss(String name, List<Boss> reports) {}

    private static final class Picky implements Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public boolean equals(Object other) {
            throw new UnsupportedOperationException("no equals");
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public String toString() {
            return "picky";
        }
    }

    static Stream<Arguments> different() {
        Map<String, Integer> nullKey = new HashMap<>();
        nullKey.put(null, 1);
        Set<String> nullElement = new HashSet<>();
        nullElement.add(null);
        return Stream.of(
                Arguments.of(nullKey, Map.of("a", 1)),
                Arguments.of(Map.of("a", 1), new TreeMap<>(Map.of(1, 1))),
                Arguments.of(new TreeMap<>(Map.of(1, "x")), new TreeMap<>(Map.of("a", "x"))),
                Arguments.of(nullElement, Set.of("a")),
                Arguments.of(Set.of("a"), new TreeSet<>(Set.of(1))),
                Arguments.of(nullElement, new TreeSet<>(Set.of(1))),
                Arguments.of(new Picky(), new Picky()),
                Arguments.of(List.of(new Picky()), List.of(new Picky())),
                Arguments.of(Map.of("a", new Picky()), Map.of("a", new Picky())),
                Arguments.of(Set.of(new int[] {1}), Set.of(new int[] {2})),
                Arguments.of(Set.of("a"), List.of("a")),
                Arguments.of(new ArrayDeque<>(List.of(1)), List.of(1)),
                Arguments.of(Map.of(new Holding(new int[] {1}), 1), Map.of(List.of(1), 1)));
    }

    @ParameterizedTest
    @MethodSource("different")
    void whatDiffersIsAMismatchWithBothValues(Object expected, Object sent) throws IOException {
        for (Object[] each :
                new Object[][] {
                    {expected, sent},
                    {new Holding(expected), new Holding(sent)},
                    {List.of(expected), List.of(sent)}
                }) {
            assertThatThrownBy(() -> receiver(each[1]).expect(each[0]))
                    .isInstanceOfSatisfying(
                            AssertionFailedError.class,
                            e -> {
                                assertThat(e).hasMessageContaining("> but was: <");
                                assertThat(e.getExpected().getStringRepresentation()).isNotEmpty();
                                assertThat(e.getActual().getStringRepresentation()).isNotEmpty();
                            });
        }
    }

    static Stream<Object> same() {
        Map<Object, Object> map = new LinkedHashMap<>(Map.of("a", 1));
        return Stream.of(
                map.values(),
                new TreeMap<>(Map.of("a", 1, "b", 2)).values(),
                Collections.unmodifiableCollection(new ArrayList<>(List.of(1, 2))),
                Collections.synchronizedCollection(new ArrayList<>(List.of(1, 2))),
                Set.of(new int[] {1}, new int[] {2}, "a"),
                new HashSet<>(Arrays.asList(new byte[] {1}, new byte[] {1}, null)),
                Set.of(new Holding(new int[] {1}), List.of(new int[] {2})),
                Map.of(new Holding(new int[] {1}), "x", List.of(new int[] {2}), "y"),
                Map.of("key", new int[] {1}, new Holding(1), new int[][] {{1}}));
    }

    @ParameterizedTest
    @MethodSource("same")
    void whatHasTheSameElementsIsTheSame(Object message) throws IOException {
        receiver(message).expect(message);
        receiver(new Holding(message)).expect(new Holding(message));
        receiver(List.of(Optional.of(message))).expect(List.of(Optional.of(message)));
        receiver(Map.of(1, message)).expect(Map.of(1, message));
    }

    @Test
    void aViewOfValuesIsTheSameAsAListAndNotAsASet() throws IOException {
        Collection<Integer> values = new LinkedHashMap<>(Map.of("a", 1)).values();

        receiver(values).expect(List.of(1));
        assertThatThrownBy(() -> receiver(values).expect(Set.of(1)))
                .isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> receiver(values).expect(Map.of("a", 2).values()))
                .hasMessageEndingWith("expected: <[2]> but was: <[1]>");
    }

    @Test
    void whatHoldsItselfIsAMismatchInWords() throws IOException {
        Map<String, Object> map = new HashMap<>();
        map.put("me", Optional.of(map));
        List<Boss> reports = new ArrayList<>();
        reports.add(new Boss("a", reports));
        List<Object> list = new ArrayList<>();
        list.add(new Object[] {list});

        for (Object message : List.of(map, reports, list)) {
            assertThat(mismatch(message, "other"))
                    .isInstanceOf(AssertionFailedError.class)
                    .hasMessageMatching(".*expected: <[\\[{].*")
                    .hasMessageEndingWith("but was: <other>");
        }
    }

    private static Throwable mismatch(Object expected, Object sent) throws IOException {
        MessagePeer receiver = receiver(sent);
        return catchThrowable(() -> receiver.expect(expected));
    }

    private static MessagePeer receiver(Object message) throws IOException {
        MemoryChannel channel = MemoryChannel.empty();
        peer(channel).send(message);
        return peer(new MemoryChannel(channel.written(), 1000));
    }

    private static MessagePeer peer(MemoryChannel channel) {
        return new MessagePeer(
                Side.PARENT,
                channel,
                () -> {},
                new MessageCodec(ExpectTests.class.getClassLoader(), Frame.DEFAULT_LIMIT));
    }
}

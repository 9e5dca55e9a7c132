package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.aggregator.ArgumentAccessException;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.aggregator.ArgumentsAggregator;
import org.junit.jupiter.params.aggregator.SimpleArgumentsAggregator;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.converter.SimpleArgumentConverter;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Pairs of parameterized and repeated tests, whose child sides get the same arguments. */
final class ArgumentPairs {

    private ArgumentPairs() {}

    /** Says what a side has, so that both can be compared. */
    static String text(Object... values) {
        return Arrays.deepToString(values);
    }

    record Order(String name, List<Integer> items, Optional<DayOfWeek> day) {}

    static final class EverySourceTestCase {

        static int computed;

        @ParentSideTemplate("value")
        @ParameterizedTest
        @ValueSource(strings = {"a", "grüße?"})
        @NullSource
        void value(String text, Peer child) {
            child.expect(text(text));
        }

        @ChildSide("value")
        void valueOfChild(String text, Peer parent) {
            parent.send(text(text));
        }

        @ParentSideTemplate("csv")
        @ParameterizedTest
        @CsvSource({"1, 2024-02-29, FRIDAY, x", "-7, 1970-01-01, MONDAY,"})
        void csv(int number, LocalDate date, DayOfWeek day, String text, Peer child) {
            child.expect(text(number, date, day, text));
        }

        @ChildSide("csv")
        void csvOfChild(Peer parent, int number, LocalDate date, DayOfWeek day, String text) {
            parent.send(text(number, date, day, text));
        }

        static Stream<Arguments> computed() {
            computed++;
            return Stream.of(
                    Arguments.of(
                            new Order("a", List.of(1, 2), Optional.of(DayOfWeek.SUNDAY)),
                            new int[] {1, 2},
                            Map.of("k", 1L),
                            new String[][] {{"x"}, {null}}));
        }

        @ParentSideTemplate("method")
        @ParameterizedTest
        @MethodSource("computed")
        void method(
                Order order, int[] numbers, Map<String, Long> map, String[][] texts, Peer child) {
            child.expect(text(order, numbers, map, texts));
            child.expect(0);
        }

        @ChildSide("method")
        void methodOfChild(
                Order order, int[] numbers, Map<String, Long> map, String[][] texts, Peer parent) {
            parent.send(text(order, numbers, map, texts));
            parent.send(computed); // never here
        }

        @ParentSideTemplate("enum")
        @ParameterizedTest
        @EnumSource(names = {"MONDAY", "FRIDAY"})
        void ofAnEnum(DayOfWeek day, Peer child) {
            child.expect(day);
        }

        @ChildSide("enum")
        void ofAnEnumOfChild(DayOfWeek day, Peer parent) {
            parent.send(day);
        }

        static final class Provided implements ArgumentsProvider {
            @Override
            public Stream<? extends Arguments> provideArguments(
                    ParameterDeclarations parameters, ExtensionContext context) {
                return Stream.of(Arguments.of('c', 1.5, true));
            }
        }

        @ParentSideTemplate("provider")
        @ParameterizedTest
        @ArgumentsSource(Provided.class)
        void provider(char letter, double number, boolean yes, Peer child) {
            child.expect(text(letter, number, yes));
        }

        @ChildSide("provider")
        void providerOfChild(char letter, double number, boolean yes, Peer parent) {
            parent.send(text(letter, number, yes));
        }

        static final List<Arguments> FIELD = List.of(Arguments.of("f", 1));

        @ParentSideTemplate("field")
        @ParameterizedTest
        @FieldSource("FIELD")
        void field(String text, int number, Peer child) {
            child.expect(text(text));
        }

        @ChildSide("field")
        void leadingPartOfField(String text, Peer parent) {
            parent.send(text(text));
        }

        static final class ToOrder implements ArgumentsAggregator {
            @Override
            public Object aggregateArguments(ArgumentsAccessor all, ParameterContext context) {
                return new Order(all.getString(0), List.of(all.getInteger(1)), Optional.empty());
            }
        }

        @ParentSideTemplate("aggregated")
        @ParameterizedTest
        @CsvSource("a, 1")
        void aggregated(@AggregateWith(ToOrder.class) Order order, Peer child) {
            child.expect(order);
        }

        @ChildSide("aggregated")
        void aggregatedOfChild(Order order, Peer parent) {
            parent.send(order);
        }

        @ParentSideTemplate("accessor")
        @ParameterizedTest
        @CsvSource("a, 1, 2024-02-29, FRIDAY,")
        void accessor(ArgumentsAccessor all, Peer child) {
            child.expect(read(all));
        }

        @ChildSide("accessor")
        void accessorOfChild(Peer parent, ArgumentsAccessor all) {
            parent.send(read(all));
        }

        private static String read(ArgumentsAccessor all) {
            String refused = "";
            try {
                all.getInteger(0);
            } catch (ArgumentAccessException e) {
                refused = e.getMessage();
            }
            return text(
                    all.getString(0),
                    all.getInteger(1),
                    all.getLong(1),
                    all.get(2, LocalDate.class),
                    all.get(3, DayOfWeek.class),
                    all.get(4),
                    all.get(4, String.class),
                    all.size(),
                    all.toList(),
                    all.toArray(),
                    all.getInvocationIndex(),
                    refused.isEmpty());
        }

        @ParentSideTemplate("none")
        @ParameterizedTest
        @ValueSource(ints = 1)
        void none(int number, Peer child) {
            child.expect("none");
        }

        @ChildSide("none")
        void noneOfChild(Peer parent) {
            parent.send("none");
        }

        @ParentSideTemplate("unsent")
        @ParameterizedTest
        @MethodSource("threads")
        void unsent(int number, Thread thread, Peer child) {
            child.expect(number);
        }

        static Stream<Arguments> threads() {
            return Stream.of(Arguments.of(3, new Thread("never started")));
        }

        @ChildSide("unsent")
        void unsentOfChild(int number, Peer parent) {
            parent.send(number);
        }

        @ParentSideTemplate("info")
        @ParameterizedTest
        @ValueSource(ints = 1)
        @Tag("tagged")
        void info(int number, TestInfo info, Peer child) {
            child.expect(
                    info.getDisplayName()
                            + info.getTags()
                            + info.getTestClass()
                            + info.getTestMethod());
        }

        @ChildSide("info")
        void infoOfChild(Peer parent, TestInfo info, int number) {
            parent.send(
                    info.getDisplayName()
                            + info.getTags()
                            + info.getTestClass()
                            + info.getTestMethod());
        }
    }

    static final class RepeatedTestCase {

        @ParentSideTemplate
        @RepeatedTest(value = 3, failureThreshold = 2)
        void parent(Peer child, @Role("child") ChildProcess process) {
            String told = child.receive(String.class);
            assertThat(told)
                    .isEqualTo(told.charAt(0) + " of 3, 2, repetition " + told.charAt(0) + " of 3");
            child.send(Integer.parseInt(told.substring(0, 1)));
            int failures = child.receive(Integer.class);
            if (told.startsWith("1")) {
                throw new IllegalStateException("the first");
            }
            assertThat(failures).isEqualTo(1);
        }

        @ChildSide
        void child(Peer parent, RepetitionInfo repetition, TestInfo info) {
            parent.send(
                    repetition.getCurrentRepetition()
                            + " of "
                            + repetition.getTotalRepetitions()
                            + ", "
                            + repetition.getFailureThreshold()
                            + ", "
                            + info.getDisplayName());
            parent.expect(repetition.getCurrentRepetition());
            parent.send(repetition.getFailureCount());
        }
    }

    static final class DeclaredRepetitionTestCase {

        @ParentSideTemplate
        @RepeatedTest(2)
        void parent(RepetitionInfo repetition, Peer child) {
            child.expect(repetition.getCurrentRepetition());
        }

        @ChildSide
        void child(RepetitionInfo repetition, Peer parent) {
            parent.send(repetition.getCurrentRepetition());
        }
    }

    static final class RestartedTestCase {

        @ParentSideTemplate
        @ParameterizedTest
        @ValueSource(strings = "again")
        void parent(String text, Peer child, ChildProcess process) {
            child.expect(text);
            process.restart();
            child.expect(text);
        }

        @ChildSide
        void child(String text, Peer parent) {
            parent.send(text);
        }
    }

    static final class LargeTestCase {

        static Stream<byte[]> megabytes() {
            return Stream.of(new byte[5 << 20]);
        }

        @ParentSideTemplate
        @ParameterizedTest
        @MethodSource("megabytes")
        void parent(byte[] bytes, Peer child) {
            child.expect(bytes.length);
        }

        @ChildSide
        void child(byte[] bytes, Peer parent) {
            parent.send(bytes.length);
        }
    }

    static final class ManyTestCase {

        @ParentSideTemplate
        @ParameterizedTest
        @CsvSource("a, 1")
        void parent(
                String text,
                int number,
                @Role("node") List<Peer> nodes,
                @Role("other") Peer other) {
            for (int i = 0; i < nodes.size(); i++) {
                nodes.get(i).expect(text + i);
            }
            other.expect(text + number);
        }

        @ChildSide(role = "node", count = 2)
        void node(@ChildIndex int index, String text, @Role("other") Peer other, Peer parent) {
            parent.send(text + index);
        }

        @ChildSide
        void other(String text, int number, Peer parent) {
            parent.send(text + number);
        }
    }

    static final class ForkedTestCase {

        private String prepared;

        @BeforeEach
        void prepare() {
            prepared = "before";
        }

        @ParentSideTemplate
        @ParameterizedTest
        @MethodSource("suppliers")
        void parent(Supplier<String> supplier, TestInfo info, Peer child) {
            child.expect(supplier.get() + info.getDisplayName());
        }

        static Stream<Supplier<String>> suppliers() {
            Object[] none = new Object[0];
            return Stream.of(() -> "supplied" + none.length); // which no other JVM could get
        }

        @ChildSide(launch = Launch.FORK)
        void child(Supplier<String> supplier, TestInfo info, Peer parent) {
            assertThat(prepared).isEqualTo("before");
            parent.send(supplier.get() + info.getDisplayName());
        }
    }

    static final class UnsendableTestCase {

        record Job(String name, List<Object> parts) {}

        static Stream<Arguments> jobs() {
            return Stream.of(Arguments.of(1, new Job("a", List.of("b", new Thread("c")))));
        }

        @ParentSideTemplate
        @ParameterizedTest
        @MethodSource("jobs")
        void parent(int number, Job job, Peer child) {
            throw new AssertionError("It ran.");
        }

        @ChildSide
        void child(int number, Job job, Peer parent) {
            throw new AssertionError("It ran.");
        }
    }

    static final class LambdaTestCase {

        static Stream<Runnable> jobs() {
            return Stream.of(() -> {});
        }

        @ParentSideTemplate
        @ParameterizedTest
        @MethodSource("jobs")
        void parent(Runnable job) {
            throw new AssertionError("It ran.");
        }

        @ChildSide
        void child(Runnable job) {}
    }

    static final class FailingSourceTestCase {

        static Stream<String> source() {
            throw new IllegalStateException("no such source");
        }

        @ParentSideTemplate
        @ParameterizedTest
        @MethodSource("source")
        void parent(String text) {}

        @ChildSide
        void child(String text) {}
    }

    static final class FailingResolver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == StringBuilder.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            throw new IllegalStateException("cannot be resolved");
        }
    }

    @ExtendWith(FailingResolver.class)
    static final class NeverResolvedTestCase {

        @ParentSideTemplate
        @ParameterizedTest
        @ValueSource(ints = 1)
        void parent(int number, StringBuilder builder) {}

        @ChildSide
        void child(int number) {}
    }

    static final class TooManyTestCase {

        @ParentSideTemplate
        @ParameterizedTest
        @ValueSource(ints = 1)
        void parent(int number) {}

        @ChildSide
        void child(int number, List<String> others) {}
    }

    static final class OtherTypeTestCase {

        @ParentSideTemplate
        @ParameterizedTest
        @CsvSource("1, a")
        void parent(int number, String text) {}

        @ChildSide
        void child(int number, Integer text) {}
    }

    static final class NoArgumentsTestCase {

        @ParentSideTemplate
        @RepeatedTest(1)
        void parent() {}

        @ChildSide
        void child(String text) {}
    }

    static final class NotRepeatedTestCase {

        @ParentSideTemplate
        @ParameterizedTest
        @ValueSource(ints = 1)
        void parent(int number) {}

        @ChildSide
        void child(RepetitionInfo info) {}
    }

    @ParameterizedClass
    @CsvSource({"1, 2024-02-29", "2, 1970-01-01"})
    static final class ConstructedTestCase {

        private final int number;
        private final LocalDate date;

        ConstructedTestCase(int number, LocalDate date) {
            this.number = number;
            this.date = date;
        }

        @ParentSide
        void parent(Peer child) {
            child.expect(text(number, date));
        }

        @ChildSide
        void child(Peer parent) {
            parent.send(text(number, date));
        }
    }

    @ParameterizedClass
    @MethodSource("orders")
    record RecordTestCase(Order order, String name) {

        static Stream<Arguments> orders() {
            return Stream.of(Arguments.of(new Order("a", List.of(1), Optional.empty()), null));
        }

        @ParentSide
        void parent(Peer child) {
            child.expect(text(order, name));
        }

        @ChildSide
        void child(Peer parent) {
            parent.send(text(order, name));
        }
    }

    /** Each class has arguments of its own, by a field, by a constructor, or none between them. */
    @ParameterizedClass
    @ValueSource(ints = {1, 2})
    static class OuterTestCase {

        @Parameter int number;

        @Nested
        class MiddleTestCase {

            @Nested
            @ParameterizedClass
            @ValueSource(strings = {"a", "b"})
            class InnerTestCase {

                private final String name;

                InnerTestCase(String name) {
                    this.name = name;
                }

                @ParentSide("plain")
                void parent(Peer child) {
                    child.expect(number + name);
                }

                @ChildSide("plain")
                void child(Peer parent) {
                    parent.send(number + name);
                }

                @ParentSide("by JUnit")
                void parentOfJUnits(Peer child) {
                    child.expect(number + name);
                }

                @ChildSide(value = "by JUnit", lifecycle = Lifecycle.JUPITER)
                void childOfJUnits(Peer parent) {
                    parent.send(number + name);
                }
            }
        }
    }

    static final class Doubled extends SimpleArgumentConverter {
        @Override
        protected Object convert(Object source, Class<?> target) {
            return 2 * Integer.parseInt(source.toString());
        }
    }

    abstract static class WithAField {

        @Parameter(0)
        @ConvertWith(Doubled.class)
        private int number;

        int number() {
            return number;
        }
    }

    @ParameterizedClass
    @CsvSource({"1, x", "2, y"})
    static final class FieldsTestCase extends WithAField {

        @Parameter(1)
        String text;

        @ParentSideTemplate
        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void parent(String own, Peer child) {
            child.expect(text(number(), text, own));
        }

        @ChildSide
        void child(String own, Peer parent) {
            parent.send(text(number(), text, own));
        }
    }

    @ParameterizedClass
    @ValueSource(strings = "x")
    static final class ForkedClassTestCase {

        private final String text;

        ForkedClassTestCase(String text) {
            this.text = text;
        }

        @ParentSide
        void parent(Peer child) {
            child.expect(text);
        }

        @ChildSide(launch = Launch.FORK)
        void child(Peer parent) {
            parent.send(text);
        }
    }

    @ParameterizedClass
    @ValueSource(ints = 1)
    static class NoArgumentTestCase {

        NoArgumentTestCase(int number, TestInfo info) {}

        @ParentSide
        void parent() {}

        @ChildSide
        void child() {}
    }

    /** Values that converters and aggregators make, with what others have behind them. */
    @ParameterizedClass
    @CsvSource("1, Ada, 36")
    static final class ConvertedTestCase {

        private final int number;
        private final Person person;
        private final ArgumentsAccessor all;

        ConvertedTestCase(
                @ConvertWith(Doubled.class) int number,
                @AggregateWith(Persons.class) Person person,
                ArgumentsAccessor all) {
            this.number = number;
            this.person = person;
            this.all = all;
        }

        @ParentSide("plain")
        void parent(Peer child) {
            child.expect("2 Person[name=Ada, age=36] Ada");
        }

        @ChildSide("plain")
        void child(Peer parent) {
            parent.send(number + " " + person + " " + all.getString(1));
        }

        @ParentSide("by JUnit")
        void parentOfJUnits(Peer child) {
            child.expect(number + " " + person + " " + all.getString(1));
        }

        @ChildSide(value = "by JUnit", lifecycle = Lifecycle.JUPITER)
        void childOfJUnits(Peer parent) {
            parent.send(number + " " + person + " " + all.getString(1));
        }
    }

    record Person(String name, int age) {}

    static final class Persons extends SimpleArgumentsAggregator {
        @Override
        protected Object aggregateArguments(
                ArgumentsAccessor accessor,
                Class<?> targetType,
                AnnotatedElementContext context,
                int parameterIndex) {
            return new Person(accessor.getString(1), accessor.getInteger(2));
        }
    }

    @ParameterizedClass
    @MethodSource("threads")
    static final class UnsendableClassTestCase {

        static Stream<Thread> threads() {
            return Stream.of(new Thread("never started"));
        }

        UnsendableClassTestCase(Thread thread) {}

        @ParentSide
        void parent() {
            throw new AssertionError("It ran.");
        }

        @ChildSide
        void child() {}
    }
}

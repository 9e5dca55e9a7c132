package io.github.forkpair.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.rmi.Remote;
import java.security.Key;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.collections.FastArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of what a message may hold, on the site's page, to what is really read. */
class ReadingRulePageTests {

    private static final Path PAGE = Path.of("../src/site/markdown/security.md");
    private static final String HEAD = "| class | read? |\n| --- | --- |\n";
    private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");

    private static final String OWN = "your own, and libraries', if `Serializable`";
    private static final String RECORD = "a record, `Serializable` or not";
    private static final String PARTS = "not `Serializable`: ";
    private static final String PROXY = "a dynamic proxy, or an `InvocationHandler`";
    private static final String LAMBDA = "a lambda or a method reference";
    private static final String REMOTE = "a `java.rmi.Remote`";
    private static final String CHAIN = "a part of a known chain: ";
    private static final String VALUES = "of the JDK's `java.base`: ";
    private static final String ANY_MODULE =
            "`java.sql`, and of any module of the JDK enums, keys, and all that is thrown";
    private static final String ELSE = "anything else of the JDK: ";

    /** A line of the table. */
    private record Row(String classes, String read) {

        static Row of(String line) {
            String[] cells = line.split("\\|");
            return new Row(cells[1].strip(), cells[2].strip());
        }

        boolean isRead() {
            assertThat(read).matches("(yes|no)\\b.*");
            return read.startsWith("yes");
        }

        Set<String> named() {
            return namesIn(classes);
        }

        boolean excepts(Class<?> type) {
            return namesIn(read).stream().anyMatch(name -> type.getName().endsWith("." + name));
        }

        static Set<String> namesIn(String text) {
            return NAME.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    private static final List<Row> ROWS = rows();

    static final class Own implements Serializable {
        private static final long serialVersionUID = 1;
    }

    static final class OwnHandler implements InvocationHandler, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return this;
        }
    }

    static final class OwnRemote implements Remote, Serializable {
        private static final long serialVersionUID = 1;
    }

    @Test
    void thePageHasTheRowsThatAreHeldHere() {
        List<String> begins =
                List.of(OWN, RECORD, PARTS, PROXY, LAMBDA, REMOTE, CHAIN, VALUES, ANY_MODULE, ELSE);

        assertThat(ROWS)
                .zipSatisfy(begins, (row, begin) -> assertThat(row.classes()).startsWith(begin));
    }

    static Stream<Arguments> samples() {
        return Stream.of(
                arguments(OWN, Own.class),
                arguments(OWN, FastArrayList.class),
                arguments(PROXY, proxyOf(Serializable.class, Runnable.class)),
                arguments(PROXY, OwnHandler.class),
                arguments(LAMBDA, SerializedLambda.class),
                arguments(REMOTE, OwnRemote.class));
    }

    private static Class<?> proxyOf(Class<?>... interfaces) {
        return Proxy.newProxyInstance(Own.class.getClassLoader(), interfaces, new OwnHandler())
                .getClass();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsReadAsItsRowSays(String begin, Class<?> sample) {
        assertThat(isRead(sample)).isEqualTo(row(begin).isRead());
    }

    record OwnRecord(int x) {}

    record AnsweringRecord(int x) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return this;
        }
    }

    @Test
    void aRecordIsMadeUnlessALineBelowSaysNo() throws IOException {
        assertThat(row(RECORD).isRead()).isTrue();
        assertThat(RecordParts.of(OwnRecord.class).count()).isOne();
        assertThat(row(PROXY).isRead()).isFalse();
        assertThatThrownBy(() -> RecordParts.of(AnsweringRecord.class))
                .isInstanceOf(RefusedClassException.class);
    }

    @Test
    void eachNamedValueThatIsNotSerializableIsMadeOfItsParts() throws IOException {
        List<Object> samples =
                List.of(
                        Path.of("a"),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        StandardCharsets.UTF_8,
                        FileTime.fromMillis(1),
                        Runtime.version());
        Set<String> named = row(PARTS).named();
        named.remove("Serializable");

        assertThat(row(PARTS).isRead()).isTrue();
        assertThat(named)
                .zipSatisfy(
                        samples,
                        (name, sample) ->
                                assertThat(Supertypes.of(sample.getClass()))
                                        .anyMatch(
                                                type ->
                                                        ("$" + type.getName().replace('.', '$'))
                                                                .endsWith(
                                                                        "$"
                                                                                + name.replace(
                                                                                        '.',
                                                                                        '$'))));
        for (Object sample : samples) {
            assertThat(ValueParts.of(sample).value()).isEqualTo(sample);
        }
        assertThat(ValueParts.of(Map.of(1, 2).keySet()).value()).isEqualTo(Set.of(1));
    }

    @Test
    void eachNamedPartOfAKnownChainIsOne() throws Exception {
        Row row = row(CHAIN);
        List<String> known =
                List.of(
                        "org.apache.commons.collections.functors.InvokerTransformer",
                        "org.apache.commons.beanutils.BeanComparator",
                        "groovy.lang.Closure");

        assertThat(row.isRead()).isFalse();
        assertThat(row.named())
                .zipSatisfy(
                        Stream.concat(known.stream(), Stream.of(MethodCallers.class.getName()))
                                .toList(),
                        (named, full) -> assertThat("." + full).endsWith("." + named));
        for (String name : known) {
            assertThat(isRead(new StandIns(name).loadClass(name))).as(name).isFalse();
        }
    }

    /** Each class of the JDK is looked at, in whatever package. */
    @Test
    void theJdksClassesAreReadAsTheirRowsSay() {
        assertThat(row(VALUES).isRead()).isTrue();
        assertThat(row(ANY_MODULE).isRead()).isTrue();
        assertThat(row(ELSE).isRead()).isFalse();
        List<Class<?>> all = SystemClasses.serializable();

        assertThat(all).hasSizeGreaterThan(2000);
        for (Class<?> type : all) {
            assertThat(isRead(type)).as(type.getName()).isEqualTo(isReadByThePage(type));
        }
    }

    @Test
    void eachNamedPackageHasClassesOfWhichItsRowSpeaks() {
        List<Class<?>> all = SystemClasses.serializable();
        for (String begin : List.of(VALUES, ANY_MODULE, ELSE)) {
            Row row = row(begin);
            for (String named : row.named()) {
                assertThat(all)
                        .as("%s in: %s", named, row.classes())
                        .anyMatch(
                                type ->
                                        isRead(type) == row.isRead()
                                                && ((type.getName() + ".").startsWith(named + ".")
                                                        || type.getModule()
                                                                .getName()
                                                                .equals(named)));
            }
        }
        assertThat(all).filteredOn(row(VALUES)::excepts).hasSize(3);
        assertThat(all).filteredOn(row(ANY_MODULE)::excepts).hasSize(1);
    }

    private static boolean isReadByThePage(Class<?> type) {
        if (InvocationHandler.class.isAssignableFrom(type)) {
            return row(PROXY).isRead();
        }
        Row any = row(ANY_MODULE);
        if (Throwable.class.isAssignableFrom(type)) {
            return !any.excepts(type);
        }
        if (Enum.class.isAssignableFrom(type)
                || Key.class.isAssignableFrom(type)
                || type.getPackageName().equals("java.sql")) {
            return true;
        }
        Row values = row(VALUES);
        return type.getModule().getName().equals("java.base")
                && isNamed(type, values.classes())
                && !values.excepts(type);
    }

    /** The packages after the semicolon are named with those below them. */
    private static boolean isNamed(Class<?> type, String cell) {
        String[] halves = cell.split(";");
        String own = type.getPackageName();
        return Row.namesIn(cell).contains(type.getName())
                || Row.namesIn(halves[0]).contains(own)
                || Row.namesIn(halves[1]).stream()
                        .anyMatch(tree -> (own + ".").startsWith(tree + "."));
    }

    private static boolean isRead(Class<?> type) {
        try {
            ReadingRule.check(type);
            return true;
        } catch (RefusedClassException e) {
            return false;
        }
    }

    private static Row row(String begin) {
        return ROWS.stream()
                .filter(row -> row.classes().startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    private static List<Row> rows() {
        String page;
        try {
            page = Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.substring(page.indexOf(HEAD) + HEAD.length())
                .lines()
                .takeWhile(line -> !line.isBlank())
                .map(Row::of)
                .toList();
    }
}

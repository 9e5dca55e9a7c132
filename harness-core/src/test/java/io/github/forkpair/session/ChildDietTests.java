package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.forkpair.PairFailedError;
import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.Side;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.opentest4j.AssertionFailedError;

/**
 * Starts children with their class loading logged: until its side runs, a child loads the JDK, what
 * it needs of ours and the test class, and none of ours has a lambda, a method reference or a
 * concatenation by {@code invokedynamic}. What a class that a child has loaded by then names, is
 * the JDK's or ours as well, so that nothing else can be loaded for it.
 *
 * <p>Two classes of ours name opentest4j, and a child loads them where an {@code expect} or an
 * assertion of its side has failed: a failed test throws JUnit's own error, which is on the class
 * path of whoever has JUnit there. A child without JUnit that compares nothing never needs it.
 */
@Timeout(60)
class ChildDietTests {

    private static final String OURS = Side.class.getPackageName() + ".";

    private static final Set<String> NAME_OPENTEST4J =
            Set.of(OURS + "channel.Mismatch", OURS + "transfer.ComparedValues");

    private static final String IN_ANNOTATIONS = "org.apiguardian.";

    /** Of a record's own methods the compiler makes these, and nobody calls them on the way. */
    private static final Set<String> OF_EACH_RECORD = Set.of("toString", "hashCode", "equals");

    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .importUrl(Side.class.getProtectionDomain().getCodeSource().getLocation());

    @TempDir private Path directory;

    static Stream<Arguments> sides() {
        return Stream.of(
                side("doesNothing", session -> {}),
                side(
                        "talks",
                        session -> {
                            session.parentEnd().peer().expect("hello");
                            session.parentEnd().peer().send("hello to you");
                        },
                        Peer.class),
                side("reads", session -> {}, ByteChannel.class),
                side("readsTheSocket", session -> {}, SocketChannel.class),
                side("streams", session -> {}, InputStream.class, OutputStream.class),
                side(
                        "meets",
                        session -> session.rendezvous().meet("here"),
                        Rendezvous.class,
                        Path.class));
    }

    private interface Parent {
        void run(PairSession session) throws Exception;
    }

    private static Arguments side(String name, Parent parent, Class<?>... parameters) {
        return Arguments.of(name, parent, Stream.of(parameters).map(Class::getName).toList());
    }

    @ParameterizedTest
    @MethodSource("sides")
    void aChildComesToItsSideByTheJdkAndOursAlone(
            String side, Parent parent, List<String> parameters) throws Exception {
        List<Loaded> loaded = untilBegun(run(side, parameters, parent));

        assertThat(loaded).extracting(Loaded::name).contains(OURS + "child.ChildMain");
        assertThat(loaded)
                .filteredOn(each -> !each.isOfTheJdk())
                .allSatisfy(
                        each ->
                                assertThat(each.source())
                                        .isIn(
                                                locationOf(Side.class),
                                                locationOf(ChildDietTests.class)));
        for (Loaded each : loaded) {
            if (each.isOfCore()) {
                assertThat(foreignTo(each.name())).as("%s names", each.name()).isEmpty();
                assertThat(invokeDynamicsOf(each.name())).as(each.name()).isEmpty();
            }
        }
    }

    /** Each class loaded cold costs, and orders are read on the way to every side. */
    @Test
    void ofWhatAChildCanBeToldItLoadsOnlyWhatItIs() throws Exception {
        List<Loaded> loaded = untilBegun(run("doesNothing", List.of(), session -> {}));

        assertThat(loaded)
                .extracting(Loaded::name)
                .filteredOn(name -> name.startsWith(OURS + "control.ChildOrder"))
                .containsExactlyInAnyOrder(
                        OURS + "control.ChildOrder", OURS + "control.ChildOrder$Begin");
        assertThat(loaded)
                .extracting(Loaded::name)
                .contains(OURS + "channel.FrameAssembler")
                .doesNotContain(OURS + "channel.Frame", "sun.nio.ch.Util");
    }

    @Test
    void aFailedExpectLoadsOpentest4jAndNothingElse() throws Exception {
        List<Loaded> loaded =
                run(
                        "expectsAnother",
                        List.of(Peer.class.getName()),
                        session -> session.parentEnd().peer().send("hello"));

        Set<String> known = Set.of(locationOf(Side.class), locationOf(ChildDietTests.class));
        assertThat(loaded)
                .filteredOn(each -> !each.isOfTheJdk() && !known.contains(each.source()))
                .isNotEmpty()
                .allMatch(each -> each.name().startsWith("org.opentest4j."));
        assertThat(loaded)
                .filteredOn(each -> each.isOfCore() && !NAME_OPENTEST4J.contains(each.name()))
                .allSatisfy(each -> assertThat(foreignTo(each.name())).as(each.name()).isEmpty());
        assertThat(loaded).extracting(Loaded::name).containsAll(NAME_OPENTEST4J);
    }

    @Test
    void theTwoClassesThatNameItAreStillThose() {
        for (String each : NAME_OPENTEST4J) {
            assertThat(foreignTo(each))
                    .as(each)
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("org.opentest4j."));
        }
    }

    @Test
    void aLambdaIsSeen() throws Exception {
        assertThat(invokeDynamicsOf(ChildDietTests.class.getName())).isNotEmpty();
    }

    /** A class that was loaded, and from where. */
    private record Loaded(String name, String source) {

        static Loaded of(String line) {
            String[] parts = line.split(" source: ", 2);
            return new Loaded(parts[0], parts.length > 1 ? parts[1] : "");
        }

        /** From its modules, from its archive, or its own lambda. */
        boolean isOfTheJdk() {
            return source.startsWith("jrt:/")
                    || source.equals("shared objects file")
                    || name.matches("(java|jdk|sun)\\..*");
        }

        boolean isOfCore() {
            return source.equals(locationOf(Side.class));
        }
    }

    private static String locationOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }

    private static List<Loaded> untilBegun(List<Loaded> all) {
        List<String> names = all.stream().map(Loaded::name).toList();
        int begun = names.indexOf(DietSides.Begun.class.getName());
        assertThat(begun).as("the side began").isPositive();
        return all.subList(0, begun);
    }

    /**
     * Returns whatever a class names that is neither the JDK's nor ours; annotations are not
     * loaded.
     */
    private static Set<String> foreignTo(String name) {
        return CORE.get(name).getDirectDependenciesFromSelf().stream()
                .map(each -> each.getTargetClass().getBaseComponentType())
                .filter(each -> !each.isAnnotation() && !each.isPrimitive())
                .map(JavaClass::getName)
                .filter(each -> !each.startsWith("java.") && !each.startsWith(OURS))
                .filter(each -> !each.startsWith(IN_ANNOTATIONS))
                .collect(Collectors.toSet());
    }

    private static List<String> invokeDynamicsOf(String name) throws IOException {
        List<String> found = new ArrayList<>();
        String file = "/" + name.replace('.', '/') + ".class";
        try (InputStream in = ChildDietTests.class.getResourceAsStream(file)) {
            ClassReader reader = new ClassReader(in);
            boolean isRecord = reader.getSuperName().equals("java/lang/Record");
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access,
                                String method,
                                String type,
                                String generic,
                                String[] thrown) {
                            return isRecord && OF_EACH_RECORD.contains(method)
                                    ? null
                                    : new MethodVisitor(Opcodes.ASM9) {
                                        @Override
                                        public void visitInvokeDynamicInsn(
                                                String called,
                                                String kind,
                                                Handle by,
                                                Object... with) {
                                            found.add(method + " by " + by.getOwner());
                                        }
                                    };
                        }
                    },
                    ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        return found;
    }

    private List<Loaded> run(String side, List<String> parameters, Parent parent) throws Exception {
        Path log = directory.resolve("classes.log");
        Map<String, String> given =
                Map.of(
                        Setting.EVIDENCE_DIR.key(),
                        directory.resolve("evidence").toString(),
                        Setting.CHILD_ARGS.key(),
                        "-Xlog:class+load=info:file=" + log + ":none");
        PairPlan plan =
                new PairPlan(
                        new SideMethod(ChildDietTests.class.getName(), "parent", List.of()),
                        List.of(
                                new ChildPlan(
                                        new SideMethod(DietSides.class.getName(), side, parameters),
                                        false)),
                        parameters.contains(Path.class.getName()),
                        Settings.from(name -> Optional.ofNullable(given.get(name))));
        try (PairSession session =
                PairSession.launch(plan, getClass().getClassLoader(), Console.ofThisJvm())) {
            Verdict verdict = session.run(() -> parent.run(session), true);
            assertThat(verdict.failure())
                    .satisfiesAnyOf(
                            it -> assertThat(it).isNull(),
                            it ->
                                    assertThat(it)
                                            .isInstanceOf(AssertionFailedError.class)
                                            .isNotInstanceOf(PairFailedError.class));
        }
        return Files.readAllLines(log).stream().map(Loaded::of).toList();
    }
}

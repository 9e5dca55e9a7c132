package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.Side;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs whose child side JUnit runs as a test of its class. */
final class LifecyclePairs {

    private LifecyclePairs() {}

    private static final List<String> RAN = new ArrayList<>();

    static class EveryCallbackTestCase {

        private final TestInfo test;
        @TempDir private static Path ofAll;
        @TempDir private Path ofOne;

        EveryCallbackTestCase(TestInfo test) {
            RAN.add("constructor");
            this.test = test;
        }

        @BeforeAll
        static void beforeAll(@TempDir Path dir) {
            assertTrue(Files.isDirectory(dir));
            RAN.add("before all");
        }

        @BeforeEach
        void beforeEach(TestInfo info) {
            RAN.add("before each of " + info.getTestMethod().orElseThrow().getName());
        }

        @AfterEach
        void afterEach(Side here) {
            printInTheChild("after each", here);
        }

        @AfterAll
        static void afterAll() {
            printInTheChild("after all", Side.current());
        }

        private static void printInTheChild(String text, Side here) {
            if (here == Side.CHILD) {
                System.out.println(text);
            }
        }

        @ParentSide
        void parent(Peer child, ChildProcess process) {
            child.expect(
                    new ArrayList<>(List.of("before all", "constructor", "before each of child")));
            child.expect("child(Peer, Path, TestInfo)");
            Path dir = Path.of(child.receive(String.class));
            process.waitForExit();
            assertFalse(Files.exists(dir));
            assertEquals("after each\nafter all\n", process.stdout());
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(Peer parent, @TempDir Path dir, TestInfo info) {
            assertTrue(Files.isDirectory(ofAll));
            assertTrue(Files.isDirectory(ofOne));
            assertTrue(Files.isDirectory(dir));
            assertNotNull(test);
            parent.send(new ArrayList<>(RAN));
            parent.send(info.getDisplayName());
            parent.send(dir.toString());
        }
    }

    static class NestedTestCase {

        private String outer = "";

        @BeforeEach
        void open() {
            outer = "opened";
        }

        @Nested
        class InnerTestCase {

            private String inner = "";

            @BeforeEach
            void openInner() {
                inner = outer + " twice";
            }

            @ParentSide
            void parent(Peer child) {
                assertEquals("opened twice", inner);
                child.expect("opened twice");
            }

            @ChildSide(lifecycle = Lifecycle.JUPITER)
            void child(Peer parent) {
                parent.send(inner);
            }
        }
    }

    /** Whose nested class a class inherits, so that this one is around it. */
    static class InheritingTestCase extends NestedTestCase {
        @BeforeEach
        void openMore() {
            super.outer = "opened";
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassTestCase {

        private String opened = "";

        @BeforeAll
        void open() {
            opened = "once";
        }

        @ParentSide
        void parent(Peer child) {
            child.expect("once");
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(Peer parent) {
            parent.send(opened);
        }
    }

    /** Sets a field and resolves a parameter, as a library of mocks would. */
    static final class Greeting implements TestInstancePostProcessor, ParameterResolver {
        @Override
        public void postProcessTestInstance(Object instance, ExtensionContext context)
                throws Exception {
            var field = instance.getClass().getDeclaredField("greeting");
            field.setAccessible(true);
            field.set(instance, "hello");
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == StringBuilder.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return new StringBuilder("world");
        }
    }

    @ExtendWith(Greeting.class)
    static class ExtensionTestCase {

        private String greeting = "";

        @ParentSide
        void parent(Peer child, StringBuilder own) {
            child.expect(greeting + " " + own);
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(StringBuilder own, Peer parent) {
            parent.send(greeting + " " + own);
        }
    }

    static class ArgumentsTestCase {

        @ParentSideTemplate
        @ParameterizedTest
        @CsvSource({"1, one", "2, two"})
        void parent(int number, String name, Peer child, @TempDir Path dir) {
            child.expect(number + name);
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(int number, String name, @TempDir Path dir, Peer parent) {
            assertTrue(Files.isDirectory(dir));
            parent.send(number + name);
        }
    }

    static class LeadingArgumentTestCase {

        @ParentSideTemplate
        @ParameterizedTest
        @CsvSource({"1, /", "2, /"})
        void parent(int number, Path given, Peer child) {
            child.expect(number);
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(int number, @TempDir Path dir, Peer parent) {
            assertTrue(dir.getNameCount() > 0);
            parent.send(number);
        }
    }

    static class RepeatedTestCase {

        @ParentSideTemplate
        @RepeatedTest(2)
        void parent(RepetitionInfo info, Peer child) {
            child.expect(info.getCurrentRepetition());
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(RepetitionInfo info, Peer parent) {
            parent.send(info.getCurrentRepetition());
        }
    }

    static class WhereTestCase {

        private final Side made;
        private Side opened = Side.PARENT;

        WhereTestCase(Side made) {
            this.made = made;
        }

        @BeforeEach
        void open(Side here) {
            opened = here;
        }

        @ParentSide
        void parent(Peer child, Side own) {
            assertEquals(
                    List.of(Side.PARENT, Side.PARENT, Side.PARENT), List.of(made, opened, own));
            child.expect(new ArrayList<>(List.of(Side.CHILD, Side.CHILD, Side.CHILD)));
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(Peer parent, Side own) {
            parent.send(new ArrayList<>(List.of(made, opened, own)));
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @ChildSide(role = "node", count = 2, lifecycle = Lifecycle.JUPITER)
    @interface Node {}

    static class ComposedTestCase {

        @TempDir private Path dir;

        @ParentSide
        void parent(@Role("node") List<Peer> nodes, Rendezvous rendezvous) {
            rendezvous.meet("up");
            for (int i = 0; i < nodes.size(); i++) {
                nodes.get(i).expect(i);
            }
        }

        @Node
        void node(
                Peer parent,
                @Role("node") List<Peer> others,
                @ChildIndex int index,
                Rendezvous rendezvous) {
            assertTrue(Files.isDirectory(dir));
            rendezvous.meet("up");
            others.get(0).send(index);
            others.get(0).expect(1 - index);
            parent.send(index);
        }
    }

    static class RestartedTestCase {

        private int opened;

        @BeforeEach
        void open() {
            opened++;
        }

        @ParentSide
        void parent(Peer child, ChildProcess process, @SharedDir Path dir) {
            child.expect(1);
            process.kill();
            process.waitForExit();
            process.restart();
            child.expect(1);
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(Peer parent, @SharedDir Path dir) throws Exception {
            boolean first = Files.notExists(dir.resolve("first"));
            if (first) {
                Files.createFile(dir.resolve("first"));
            }
            parent.send(opened);
            if (first) {
                Thread.sleep(Duration.ofMinutes(10).toMillis());
            }
        }
    }

    static class ExitTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        @ExpectedExit(code = 3)
        void child() {
            System.exit(3);
        }
    }

    interface Sides {
        @ParentSide
        default void parent(Peer child) {
            child.expect("default");
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        default void child(Peer parent) {
            parent.send("default");
        }
    }

    static class InheritedTestCase implements Sides {}

    /** Whose arguments are found in the test JVM alone. */
    @ParameterizedClass
    @MethodSource("numbers")
    static class ConstructedTestCase {

        private static final List<Object> CALLED = new ArrayList<>();

        private final int number;
        private final String name;
        private final TestInfo test;

        ConstructedTestCase(int number, String name, TestInfo test) {
            this.number = number;
            this.name = name;
            this.test = test;
        }

        static List<Arguments> numbers() {
            assertEquals(Side.PARENT, Side.current());
            return List.of(Arguments.of(1, "one"), Arguments.of(2, "two"));
        }

        @BeforeParameterizedClassInvocation
        static void before(int number, String name) {
            CALLED.add(number + name + Side.current());
        }

        @AfterParameterizedClassInvocation(injectArguments = false)
        static void after() {
            if (Side.current() == Side.CHILD) {
                System.out.println("after");
            }
        }

        @ParentSide
        void parent(Peer child, ChildProcess process) {
            child.expect(number + name + "child(Peer)");
            child.expect(new ArrayList<>(List.of(number + name + "CHILD")));
            process.waitForExit();
            assertEquals("after\n", process.stdout());
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(Peer parent) {
            parent.send(number + name + test.getDisplayName());
            parent.send(new ArrayList<>(CALLED));
        }
    }

    static class AroundTestCase {
        @Nested
        @ParameterizedClass
        @ValueSource(ints = {3, 4})
        class FieldsTestCase {

            @Parameter private int number;
            private int doubled;

            @BeforeEach
            void twice() {
                doubled = 2 * number;
            }

            @ParentSideTemplate
            @ParameterizedTest
            @ValueSource(strings = {"x", "y"})
            void parent(String name, Peer child) {
                child.expect(name + doubled);
            }

            @ChildSide(lifecycle = Lifecycle.JUPITER)
            void child(String name, Peer parent) {
                parent.send(name + doubled);
            }
        }
    }

    /** Runs a class once in German and once in French. */
    static final class Languages implements ClassTemplateInvocationContextProvider {
        @Override
        public boolean supportsClassTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
                ExtensionContext context) {
            return Stream.of(new Language("hallo"), new Language("salut"));
        }
    }

    record Language(String hello) implements ClassTemplateInvocationContext, ParameterResolver {
        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == String.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return hello;
        }
    }

    @ClassTemplate
    @ExtendWith(Languages.class)
    static class TemplateTestCase {
        @ParentSide
        void parent(String hello, Peer child) {
            child.expect(hello);
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(Peer parent, String hello) {
            parent.send(hello);
        }
    }
}

package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.Side;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs whose child side JUnit runs, where much comes together. */
final class IntricateLifecycles {

    private IntricateLifecycles() {}

    static boolean inChild() {
        return Side.current() == Side.CHILD;
    }

    static final class Pass implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation,
                ReflectiveInvocationContext<Method> method,
                ExtensionContext context)
                throws Throwable {
            invocation.proceed();
        }
    }

    @ExtendWith(Pass.class)
    static class InterceptedTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {
            fail("mine");
        }
    }

    static class LostFailureTestCase {
        @AfterAll
        static void close() {
            if (inChild()) {
                throw new IllegalStateException("leaked");
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {
            assumeTrue(false, "no licence");
        }
    }

    static final class Languages implements ClassTemplateInvocationContextProvider {
        @Override
        public boolean supportsClassTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
                ExtensionContext context) {
            return Stream.of(new Language("a"), new Language("b"));
        }
    }

    record Language(String name) implements ClassTemplateInvocationContext, ParameterResolver {
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
            return name;
        }
    }

    @ClassTemplate
    @ExtendWith(Languages.class)
    static class TemplateAroundTestCase {
        @Nested
        class InnerTestCase {
            @ParentSide
            void parent(String language, Peer child, ChildProcess process) {
                child.expect(language);
                process.waitForExit();
                assertEquals("ran\n", process.stdout());
            }

            @ChildSide(lifecycle = Lifecycle.JUPITER)
            void child(String language, Peer parent) {
                System.out.println("ran");
                parent.send(language);
            }
        }
    }

    static class OuterBase {
        @Nested
        class InnerTestCase {
            @ParentSide
            void parent(ChildProcess process) {
                process.waitForExit();
                assertEquals("ran\n", process.stdout());
            }

            @ChildSide(lifecycle = Lifecycle.JUPITER)
            void child() {
                System.out.println("ran");
            }
        }
    }

    @ParameterizedClass
    @ValueSource(ints = {1, 2})
    static class ParameterizedAroundTestCase extends OuterBase {
        @Parameter int number;
    }

    @ParameterizedClass
    @ValueSource(strings = "a")
    static class NormalizedFieldTestCase {
        @Parameter String name;

        @BeforeEach
        void prefix() {
            name = "/" + name;
        }

        @ParentSide
        void parent(Peer child) {
            child.expect("/a");
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(Peer parent) {
            parent.send(name);
        }
    }

    @ParameterizedClass
    @CsvSource("1, 2")
    record RecordTestCase(int one, int two, @TempDir Path dir) {
        @ParentSide
        void parent(Peer child) {
            child.expect(true);
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(Peer parent) {
            parent.send(Files.isDirectory(dir));
        }
    }

    @ParameterizedClass
    @CsvSource("1, one")
    static class AccessorTestCase {
        @Parameter(0)
        int number;

        @Parameter(1)
        String name;

        static String got = "";

        @BeforeParameterizedClassInvocation
        static void open(ArgumentsAccessor all) {
            got = all.getString(1);
        }

        @ParentSide
        void parent(Peer child) {
            child.expect("one");
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(Peer parent) {
            parent.send(got);
        }
    }

    @ParameterizedClass
    @ValueSource(ints = 1)
    static class TwoAfterTestCase {
        @Parameter int number;

        @AfterParameterizedClassInvocation
        static void closeA() {
            if (inChild()) {
                System.out.println("a");
                throw new IllegalStateException("a");
            }
        }

        @AfterParameterizedClassInvocation
        static void closeB() {
            if (inChild()) {
                System.out.println("b");
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static final class Names implements TestTemplateInvocationContextProvider {
        @Override
        public boolean supportsTestTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
                ExtensionContext context) {
            return Stream.of(
                    new TestTemplateInvocationContext() {
                        @Override
                        public List<Extension> getAdditionalExtensions() {
                            return List.of(new Language("a"));
                        }
                    });
        }
    }

    static class CustomTemplateTestCase {
        @ParentSideTemplate
        @TestTemplate
        @ExtendWith(Names.class)
        void parent(String name, @TempDir Path dir, Peer child) {
            child.expect(name);
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(String name, @TempDir Path dir, Peer parent) {
            parent.send(name);
        }
    }

    static class RepetitionTestCase {
        @BeforeEach
        void open(RepetitionInfo info) {}

        @ParentSideTemplate
        @RepeatedTest(1)
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static class TimeoutTestCase {
        @BeforeEach
        @Timeout(1)
        void open() throws Exception {
            if (inChild()) {
                Thread.sleep(20_000);
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static class LambdaTestCase {
        @RegisterExtension
        static final BeforeEachCallback OPENS =
                context -> {
                    if (inChild()) {
                        throw new IllegalStateException("cannot be opened");
                    }
                };

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static class AfterEachExitTestCase {
        @AfterEach
        void close() {
            if (inChild()) {
                System.exit(7);
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static class StaticTestCase {
        static final int NUMBER = Integer.parseInt(inChild() ? "x" : "1");

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static class EarlyExitTestCase {
        @BeforeEach
        void open() {
            if (inChild()) {
                System.exit(3);
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        @ExpectedExit(code = 3)
        void child() {}
    }

    static class SeparateThreadTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void child() throws Exception {
            Thread.sleep(60_000);
        }
    }
}

package io.github.forkpair.child;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.Side;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transfer.TransferredFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs sides in this JVM, as a child that runs alone does. */
class SideInvocationTests {

    private static final List<Object> CALLED = new ArrayList<>();

    @BeforeEach
    void forget() {
        CALLED.clear();
    }

    static class Base {
        private void inherited() {
            CALLED.add("inherited");
        }
    }

    interface WithDefault {
        default void ofTheInterface() {
            CALLED.add("ofTheInterface");
        }
    }

    static class Sides extends Base implements WithDefault {
        private Sides() {}

        private void own() {
            CALLED.add("own");
        }

        void own(Side side) {
            CALLED.add(side);
        }

        void takes(Path dir, Side side) {
            CALLED.addAll(List.of(dir, side));
        }

        void takesAnother(StringBuilder other) {
            CALLED.add("never");
        }

        void meets(Rendezvous rendezvous) {
            rendezvous.meet("anywhere");
            CALLED.add("met nobody");
        }

        void throwsIt() throws Exception {
            throw new java.io.IOException("its own");
        }
    }

    private final String outer = "deep ";

    class Inner {
        private final String inner = "down";

        class Innermost {
            void deep() {
                CALLED.add(outer + inner);
            }
        }
    }

    static class NoInstance {
        NoInstance() {
            throw new IllegalStateException("no instance");
        }

        void any() {}
    }

    static class NoClass {
        static final int DIVIDED = 1 / CALLED.size();

        void any() {}
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "inherited", "ofTheInterface"})
    void aMethodIsFoundWhereverTheClassHasIt(String method) {
        assertReturned(Sides.class, method);

        assertThat(CALLED).containsExactly(method);
    }

    @Test
    void theMethodWithThoseParametersIsTheOne() {
        assertReturned(Sides.class, "own", Side.class);

        assertThat(CALLED).containsExactly(Side.CHILD);
    }

    @Test
    void theSharedDirectoryIsGiven() {
        assertReturned(Sides.class, "takes", Path.class, Side.class);

        assertThat(CALLED).containsExactly(Path.of("/shared"), Side.CHILD);
    }

    @Test
    void whoRunsAloneMeetsNobodyAndGoesOn() {
        assertReturned(Sides.class, "meets", Rendezvous.class);

        assertThat(CALLED).containsExactly("met nobody");
    }

    @Test
    void anInnerClassHasItsOuterOnes() {
        assertReturned(Inner.Innermost.class, "deep");

        assertThat(CALLED).containsExactly("deep down");
    }

    @Test
    void whatTheSideThrowsIsTheFailureItself() {
        TransferredFailure failure = failureOf(Sides.class, "throwsIt");

        assertThat(failure.type()).isEqualTo("java.io.IOException");
        assertThat(failure.message()).isEqualTo("its own");
        assertThat(failure.stack().get(0).getMethodName()).isEqualTo("throwsIt");
    }

    @Test
    void whatItsConstructorThrowsIsToo() {
        assertThat(failureOf(NoInstance.class, "any").message()).isEqualTo("no instance");
    }

    @Test
    void aClassThatCannotBeInitializedFailsOnItsOwnLine() {
        TransferredFailure failure = failureOf(NoClass.class, "any");

        assertThat(failure.type()).isEqualTo("java.lang.ExceptionInInitializerError");
        assertThat(failure.stack().get(0).getClassName()).isEqualTo(NoClass.class.getName());
    }

    @Test
    void aMethodThatIsNotThereIsNamed() {
        TransferredFailure failure = failureOf(Sides.class, "own", Peer.class);

        assertThat(failure.type()).isEqualTo("java.lang.NoSuchMethodException");
        assertThat(failure.message()).contains("Sides#own(io.github.forkpair.Peer)");
    }

    @Test
    void aClassThatIsNotThereIsSaidToBeNotOnTheClassPath() {
        ChildReport report = run("no.such.Test", "any", List.of());

        assertThat(((ChildReport.Failed) report).failure().message())
                .startsWith("no.such.Test is not on the child's class path.");
    }

    @Test
    void whatNoSideMayAskForIsRefused() {
        assertThat(failureOf(Sides.class, "takesAnother", StringBuilder.class).message())
                .isEqualTo("A child side cannot ask for a java.lang.StringBuilder.");
        assertThat(CALLED).isEmpty();
    }

    private static void assertReturned(Class<?> type, String method, Class<?>... parameters) {
        assertThat(run(type, method, parameters)).isInstanceOf(ChildReport.Returned.class);
    }

    private static TransferredFailure failureOf(
            Class<?> type, String method, Class<?>... parameters) {
        return ((ChildReport.Failed) run(type, method, parameters)).failure();
    }

    private static ChildReport run(Class<?> type, String method, Class<?>... parameters) {
        return run(type.getName(), method, Stream.of(parameters).map(Class::getName).toList());
    }

    private static ChildReport run(String type, String method, List<String> parameters) {
        SideMethod side = new SideMethod(type, method, parameters);
        return new SideInvocation(
                        side,
                        new ChildOrder.Begin(side.argument(), List.of(), "/shared", null),
                        new ChildEnd(false, false, 5, ClassLoader.getSystemClassLoader()),
                        null,
                        null,
                        null)
                .run();
    }
}

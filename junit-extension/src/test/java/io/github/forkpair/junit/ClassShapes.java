package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.Peer;
import io.github.forkpair.Side;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs in classes of each shape that Jupiter takes for a test. */
final class ClassShapes {

    private ClassShapes() {}

    record OfARecordTestCase() {

        @ParentSide
        void parent(Peer child) {
            child.expect(new OfARecordTestCase().toString());
        }

        @ChildSide
        void child(Peer parent) {
            parent.send(toString());
        }
    }

    interface SidesOfAnInterface {

        String name();

        @ParentSide
        default void parent(Peer child) {
            child.expect(name());
        }

        @ChildSide
        default void child(Peer parent) {
            parent.send(name());
        }
    }

    static final class OfAnInterfaceTestCase implements SidesOfAnInterface {

        @Override
        public String name() {
            return "implemented";
        }
    }

    sealed interface Shape permits Circle, Square {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    abstract static sealed class SealedBase permits OfASealedClassTestCase {

        @ChildSide
        void child(Shape shape, Peer parent) {
            parent.send(shape);
        }

        static Stream<Shape> shapes() {
            return Stream.of(new Circle(1), new Square(2));
        }
    }

    static final class OfASealedClassTestCase extends SealedBase {

        @ParentSideTemplate
        @ParameterizedTest
        @MethodSource("shapes")
        void parent(Shape shape, Peer child) {
            child.expect(shape);
        }
    }

    abstract static class Generic<T> {

        abstract T value();

        @ParentSide("value")
        void parent(Peer child) {
            child.expect(value());
        }

        @ChildSide("value")
        void child(Peer parent) {
            parent.send(value());
        }

        @ParentSideTemplate("argument")
        @ParameterizedTest
        @MethodSource("values")
        void parentOfArgument(T argument, Peer child) {
            child.expect(argument);
        }

        @ChildSide("argument")
        void childOfArgument(T argument, Peer parent) {
            parent.send(argument);
        }
    }

    static final class OfStringsTestCase extends Generic<String> {

        @Override
        String value() {
            return "text";
        }

        static Stream<String> values() {
            return Stream.of("a", "b");
        }
    }

    static final class OfNumbersTestCase extends Generic<Integer> {

        @Override
        Integer value() {
            return 7;
        }

        static Stream<Integer> values() {
            return Stream.of(1, 2);
        }
    }

    static class OuterTestCase {

        private final String outer = "of the outer";

        @Nested
        class Inner {

            @ParentSide
            void parent(Peer child) {
                child.expect(outer + 1);
            }

            @ChildSide
            void child(Peer parent) {
                parent.send(outer + 1);
            }

            @Nested
            class Innermost {

                private final int number = 2;

                @ParentSide
                void parent(Peer child) {
                    child.expect(outer + number);
                }

                @ChildSide
                void child(Peer parent) {
                    parent.send(outer + number);
                }
            }
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @ParentSide("composed")
    @Tag("pair")
    @DisplayName("composed of the user's own")
    @interface OurParent {}

    @Retention(RetentionPolicy.RUNTIME)
    @ChildSide(value = "composed", role = "node", count = 2)
    @interface Node {}

    static final class ComposedTestCase {

        @OurParent
        void parent(@Role("node") List<Peer> nodes, TestInfo info) {
            assertThat(info.getTags()).containsExactly("pair");
            assertThat(info.getDisplayName()).isEqualTo("composed of the user's own");
            nodes.get(0).expect(0);
            nodes.get(1).expect(1);
        }

        @Node
        void child(Peer parent, @ChildIndex int index) {
            parent.send(index);
        }
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock("acme")
    @Isolated
    static final class OrderedTestCase {

        private int called;

        @ParentSide("second")
        @Order(2)
        void second(Peer child) {
            assertThat(++called).isEqualTo(2);
            child.expect(0);
        }

        @ChildSide("second")
        void childOfSecond(Peer parent) {
            parent.send(called); // its own instance's
        }

        @ParentSide("first")
        @Order(1)
        void first(Side side) {
            assertThat(++called).isEqualTo(1);
            assertThat(side).isEqualTo(Side.PARENT);
        }

        @ChildSide("first")
        void childOfFirst(Side side) {
            assertThat(side).isEqualTo(Side.CHILD);
        }
    }

    static final class ConditionsTestCase {

        static boolean yes() {
            return true;
        }

        @ParentSide("disabled")
        @DisabledIf("yes")
        void disabled() {
            throw new AssertionError("It ran.");
        }

        @ChildSide("disabled")
        void childOfDisabled() {
            throw new AssertionError("It ran.");
        }

        @ParentSide("enabled")
        @EnabledIf("yes")
        void enabled() {}

        @ChildSide("enabled")
        void childOfEnabled() {}
    }

    static class Overridden {

        @ParentSide
        void parent(Peer child) {
            child.expect("overriding");
        }

        @ChildSide
        void child(Peer parent) {
            parent.send("overridden");
        }
    }

    static final class OverridingTestCase extends Overridden {

        @Override
        @ChildSide
        void child(Peer parent) {
            parent.send("overriding");
        }
    }
}

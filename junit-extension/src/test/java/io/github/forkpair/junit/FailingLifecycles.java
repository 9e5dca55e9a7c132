package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.forkpair.Peer;
import io.github.forkpair.Side;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Pairs whose child side fails, or does not run, beside its method. */
final class FailingLifecycles {

    private FailingLifecycles() {}

    static class BeforeEachTestCase {
        @BeforeEach
        void open(Side here) {
            assertEquals(Side.PARENT, here);
        }

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static class AfterEachTestCase {
        @AfterEach
        void close(Side here) {
            if (here == Side.CHILD) {
                throw new IllegalStateException("cannot be closed");
            }
        }

        @ParentSide
        void parent(Peer child) {
            child.expect("done");
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(Peer parent) {
            parent.send("done");
        }
    }

    static class BeforeAllTestCase {
        @BeforeAll
        static void open() {
            if (Side.current() == Side.CHILD) {
                throw new IllegalStateException("cannot be opened");
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static class AfterAllTestCase {
        @AfterAll
        static void close() {
            if (Side.current() == Side.CHILD) {
                throw new IllegalStateException("cannot be closed");
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static class ConstructorTestCase {
        ConstructorTestCase(Side here) {
            if (here == Side.CHILD) {
                throw new IllegalStateException("cannot be made");
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static final class InTheChild implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            if (Side.current() == Side.CHILD) {
                throw new IllegalStateException("no license");
            }
        }
    }

    @ExtendWith(InTheChild.class)
    static class ExtensionTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static class MethodTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {
            assertEquals(1, 2);
        }
    }

    static class MethodAndAfterEachTestCase {
        @AfterEach
        void close(Side here) {
            if (here == Side.CHILD) {
                throw new IllegalStateException("cannot be closed");
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {
            throw new IllegalArgumentException("the method");
        }
    }

    static class OuterTestCase {
        @BeforeEach
        void open(Side here) {
            assertEquals(Side.PARENT, here);
        }

        @Nested
        class InnerTestCase {
            @ParentSide
            void parent() {}

            @ChildSide(lifecycle = Lifecycle.JUPITER)
            void child() {}
        }
    }

    static class UnresolvedTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child(StringBuilder nobodyHasIt) {}
    }

    static class DisabledTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("never");
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        @Disabled("not before the release")
        void child(Peer parent) {}
    }

    static class ConditionTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("never");
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        @EnabledIfSystemProperty(named = "acme.nowhere", matches = "x", disabledReason = "no acme")
        void child(Peer parent) {}
    }

    static class AbortedBeforeEachTestCase {
        @BeforeEach
        void open(Side here) {
            assumeTrue(here == Side.PARENT, "only in the parent");
        }

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static class OverdueBeforeEachTestCase {
        @BeforeEach
        void open(Side here) throws Exception {
            if (here == Side.CHILD) {
                Thread.sleep(Duration.ofMinutes(10).toMillis());
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static class OwnTimeoutTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        @Timeout(value = 100, unit = TimeUnit.MILLISECONDS)
        void child() throws Exception {
            Thread.sleep(Duration.ofMinutes(10).toMillis());
        }
    }

    static class ExitTestCase {
        @BeforeEach
        void open(Side here) {
            if (here == Side.CHILD) {
                System.exit(4);
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void child() {}
    }

    static class ForkedTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(lifecycle = Lifecycle.JUPITER, launch = Launch.FORK)
        void child() {}
    }
}

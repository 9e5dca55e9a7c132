package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Pairs that end badly, each in a class of its own. Run through Jupiter's engine by {@link
 * FailingPairTests}.
 */
final class FailingPairs {

    private FailingPairs() {}

    static class ChildAssertionTestCase {
        @ParentSide
        void parent(Peer child) {
            child.receive(String.class);
        }

        @ChildSide
        void child(Peer parent) {
            System.out.println("first line");
            System.err.println("second line");
            assertEquals("expected value", "actual value");
        }
    }

    static class ChildAssertJTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            assertThat("actual").isEqualTo("expected");
        }
    }

    static class ChildMultipleFailuresTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            assertAll("heading", () -> fail("one"), () -> fail("two"));
        }
    }

    static class ChildExceptionTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws IOException {
            IOException thrown = new NoSuchFileException("a", "b", "reason");
            thrown.initCause(new IllegalStateException("cause", new RuntimeException("root")));
            thrown.addSuppressed(new ArithmeticException("suppressed"));
            throw thrown;
        }
    }

    static class ChildUnserializableTestCase {
        static final class Unserializable extends IllegalStateException {
            private static final long serialVersionUID = 1;

            @SuppressWarnings("serial") // that it is none is what the test asks
            private final Object none = new Object();

            Unserializable(String message) {
                super(message, new IOException("the cause"));
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            throw new Unserializable("cannot travel");
        }
    }

    static class ChildSpeechlessTestCase {
        static final class Speechless extends RuntimeException {
            private static final long serialVersionUID = 1;

            Speechless(Throwable cause) {
                super(cause);
            }

            @Override
            public String getMessage() {
                throw new IllegalStateException("none today");
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            throw new Speechless(new IOException("inner"));
        }
    }

    static class FrozenTestCase {
        @ParentSide
        void parent(ChildProcess child) {
            child.freeze();
        }

        @ChildSide
        void child() throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    static class ChildOutOfMemoryTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            java.util.List<long[]> all = new java.util.ArrayList<>();
            while (true) {
                all.add(new long[1_000_000]);
            }
        }
    }

    static class ChildFailsWhenTerminatedTestCase {
        @ParentSide
        void parent(ChildProcess child, Peer peer) {
            peer.expect("ready");
            child.terminate();
            child.waitForExit();
        }

        @ChildSide
        void child(Peer parent) throws InterruptedException {
            CountDownLatch terminated = new CountDownLatch(1);
            CountDownLatch never = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        terminated.countDown();
                                        try {
                                            never.await(1, TimeUnit.SECONDS);
                                        } catch (InterruptedException e) {
                                            throw new IllegalStateException(e);
                                        }
                                    }));
            parent.send("ready");
            terminated.await();
            assertEquals(0, 7, "unsaved records");
        }
    }

    interface DefaultSides {
        @ParentSide
        default void parent(Peer child) {
            child.expect("from an interface");
        }

        @ChildSide
        default void child(Peer parent) {
            parent.send("from an interface");
        }
    }

    static class InheritedSidesTestCase implements DefaultSides {}

    static class ChildCyclicCauseTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            RuntimeException first = new RuntimeException("first");
            RuntimeException second = new RuntimeException("second", first);
            first.initCause(second);
            throw first;
        }
    }

    static class ChildNoMessageTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            throw new IllegalStateException();
        }
    }

    static class ChildAbortsTestCase {
        @ParentSide
        void parent(Peer child) {
            child.receive(String.class);
        }

        @ChildSide
        void child() {
            assumeTrue(false, "not on this machine");
        }
    }

    static class ParentAbortsTestCase {
        @ParentSide
        void parent(Peer child) {
            assumeTrue(false, "not on this machine");
        }

        @ChildSide
        void child(Peer parent) {
            parent.receive(String.class);
        }
    }

    static class ParentAssertionTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("ready");
            assertEquals(1, 2);
        }

        @ChildSide
        void child(Peer parent) {
            System.out.println("child was here");
            parent.send("ready");
            parent.receive(String.class);
        }
    }

    static class InterruptedByAnotherTestCase {

        private final Thread test = Thread.currentThread();

        @ParentSide
        void parent(ChildProcess child) throws InterruptedException {
            child.waitForExit();
            Thread sleeper = Thread.currentThread();
            new Thread(
                            () -> {
                                while (sleeper.getState() != Thread.State.TIMED_WAITING) {
                                    Thread.onSpinWait();
                                }
                                test.interrupt();
                            })
                    .start();
            Thread.sleep(600_000);
        }

        @ChildSide
        void child() {}
    }

    static class ParentMismatchTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("refused");
        }

        @ChildSide
        void child(Peer parent) {
            parent.send("acquired");
        }
    }

    static class ExitZeroTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            System.out.println("last words");
            System.exit(0);
        }
    }

    static class HaltTestCase {
        @ParentSide
        void parent(OutputStream child) throws IOException {
            while (true) {
                child.write(new byte[1000]);
            }
        }

        @ChildSide
        void child(ByteChannel parent) {
            Runtime.getRuntime().halt(3);
        }
    }

    static class KilledTestCase {
        @ParentSide
        void parent(Peer child) {
            child.receive(String.class);
        }

        @ChildSide
        void child() throws Exception {
            new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
            new CountDownLatch(1).await();
        }
    }

    static class BadExitTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(4)));
        }
    }

    static class ChildHangsTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws InterruptedException {
            System.out.println("about to hang");
            new CountDownLatch(1).await();
        }
    }

    static class ChildIgnoresTermTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        while (true) {
                                            Thread.onSpinWait();
                                        }
                                    }));
            while (true) {
                Thread.onSpinWait();
            }
        }
    }

    static class ParentHangsInReceiveTestCase {
        @ParentSide
        void parent(Peer child) {
            child.receive(String.class);
        }

        @ChildSide
        void child(Peer parent) {
            parent.receive(String.class);
        }
    }

    static class ParentHangsInAwaitTestCase {
        @ParentSide
        void parent(ChildProcess child) {
            child.await().until(() -> false);
        }

        @ChildSide
        void child(Peer parent) {
            parent.receive(String.class);
        }
    }

    static class ParentSleepsTestCase {
        @ParentSide
        void parent() throws InterruptedException {
            TimeUnit.MINUTES.sleep(5);
        }

        @ChildSide
        void child() {}
    }

    static class AwaitSeesTheEndTestCase {
        @ParentSide
        void parent(ChildProcess child) {
            child.await().until(() -> child.stdout().contains("never printed"));
        }

        @ChildSide
        void child() {
            throw new IllegalStateException("child failed");
        }
    }

    static class AwaitSeesAGoodEndTestCase {
        @ParentSide
        void parent(ChildProcess child) {
            child.await().until(() -> child.stdout().contains("never printed"));
        }

        @ChildSide
        void child() {}
    }

    static class ConstructorThrowsTestCase {
        ConstructorThrowsTestCase() {
            if (ChildEndings.inTheChild()) {
                throw new IllegalStateException("no constructor today");
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide
        void child() {}
    }

    static class PassesTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            System.out.println("printed");
        }
    }
}

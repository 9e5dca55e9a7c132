package io.github.forkpair.junit;

import io.github.forkpair.Peer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;

/** Pairs whose child ends in each of the ways there are: by its method, its process, its time. */
final class ChildEndings {

    private ChildEndings() {}

    private static void waitForEverUninterrupted() {
        try {
            Endings.waitForEver();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void sendMyself(String signal) throws Exception {
        String pid = String.valueOf(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
    }

    /** By the JVM's own words: what the JDK says of a process's command line ends at a page. */
    static boolean inTheChild() {
        return System.getProperty("sun.java.command", "").contains("ChildMain");
    }

    static class PlainAssertionTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            throw new AssertionError("plainly wrong");
        }
    }

    static class CycleTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            RuntimeException first = new RuntimeException("first");
            first.initCause(new RuntimeException("second", first));
            first.addSuppressed(new IOException("suppressed"));
            first.addSuppressed(new IOException("suppressed too"));
            throw first;
        }
    }

    static class ChildErrorTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            throw new LinkageError("thrown by the child side");
        }
    }

    static class UnknownClassTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws Throwable {
            throw (Throwable)
                    Class.forName("com.acme.OnlyInTheChild")
                            .getConstructor(String.class)
                            .newInstance("thrown by the child side");
        }
    }

    static class ThreadDiesTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws InterruptedException {
            startOneThatDies().join();
        }

        static Thread startOneThatDies() {
            Runnable dies =
                    () -> {
                        throw new IllegalStateException("the queue is closed");
                    };
            Thread worker = new Thread(dies, "worker");
            worker.start();
            return worker;
        }
    }

    static class ThreadDiesAndNobodyAnswersTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("done");
        }

        @ChildSide
        void child(Peer parent) throws InterruptedException {
            ThreadDiesTestCase.startOneThatDies().join();
            // Here would the worker have sent "done".
        }
    }

    static class StackOverflowTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            child();
        }
    }

    static class ExitTestCase {
        @ParentSide
        void parent(Peer child) {
            child.receive(String.class);
        }

        @ChildSide
        void child() {
            callsDeepDown();
        }

        private static void callsDeepDown() {
            System.exit(3);
        }
    }

    static class TerminatedInAHookTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws Exception {
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(ChildEndings::waitForEverUninterrupted, "slow-hook"));
            sendMyself("TERM");
            Endings.waitForEver();
        }
    }

    static class TerminatedTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws Exception {
            sendMyself("TERM");
            Endings.waitForEver();
        }
    }

    static class TerminatedWhileExitingTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            Runtime.getRuntime().addShutdownHook(new Thread(this::terminatedHook, "slow-hook"));
            System.exit(0);
        }

        private void terminatedHook() {
            try {
                sendMyself("TERM");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            waitForEverUninterrupted();
        }
    }

    static class StoppedTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws Exception {
            sendMyself("STOP");
            Endings.waitForEver();
        }
    }

    static class NativeCrashTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws ReflectiveOperationException, IOException {
            // A JDK newer than 17 would warn there of the class that it is about to use.
            new FileOutputStream(FileDescriptor.err).close();
            Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            field.setAccessible(true);
            Object unsafe = field.get(null);
            unsafe.getClass().getMethod("putInt", long.class, int.class).invoke(unsafe, 8L, 1);
        }
    }

    static class StaticInitializerTestCase {
        static {
            if (inTheChild()) {
                throw new IllegalStateException("no initialization today");
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide
        void child() {}
    }

    static class ChildReadsTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws IOException {
            Pipe.open().source().read(ByteBuffer.allocate(1));
        }
    }

    static class ChildInALockTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws Exception {
            Object lock = new Object();
            CountDownLatch held = new CountDownLatch(1);
            Thread holder =
                    new Thread(
                            () -> {
                                synchronized (lock) {
                                    held.countDown();
                                    waitForEverUninterrupted();
                                }
                            },
                            "holder");
            holder.start();
            held.await();
            synchronized (lock) {
                System.out.println("never printed");
            }
        }
    }

    static class ChildDeadlockTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws Exception {
            Object one = new Object();
            Object other = new Object();
            CyclicBarrier bothHold = new CyclicBarrier(2);
            new Thread(() -> holdThenTake(one, other, bothHold), "second").start();
            holdThenTake(other, one, bothHold);
        }

        private static void holdThenTake(Object held, Object taken, CyclicBarrier bothHold) {
            synchronized (held) {
                try {
                    bothHold.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                synchronized (taken) {
                    System.out.println("never printed");
                }
            }
        }
    }

    static class LeavesThreadsTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            new Thread(ChildEndings::waitForEverUninterrupted, "left-behind").start();
        }
    }

    static class HookBlocksTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(ChildEndings::waitForEverUninterrupted, "slow-hook"));
        }
    }
}

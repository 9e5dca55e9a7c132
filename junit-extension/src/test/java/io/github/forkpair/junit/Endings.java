package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;

/** Pairs for the rows of {@link Ending} that no other holder of test cases has. */
final class Endings {

    private Endings() {}

    static void waitForEver() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static void waitForEverUninterrupted() {
        try {
            waitForEver();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void sendMyself(String signal) throws Exception {
        String pid = String.valueOf(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static boolean inTheChild() {
        return System.getProperty("sun.java.command", "").contains("ChildMain");
    }

    static class ParentThrowsTestCase {
        @ParentSide
        void parent() {
            throw new IllegalStateException("thrown by the parent side");
        }

        @ChildSide
        void child() {}
    }

    static class BothReadTestCase {
        @ParentSide
        void parent(InputStream child) throws IOException {
            child.read();
        }

        @ChildSide
        void child(InputStream parent) throws IOException {
            parent.read();
        }
    }

    static class ParentAwaitsTestCase {
        @ParentSide
        void parent() {
            Awaitility.await().atMost(Duration.ofSeconds(7)).until(() -> false);
        }

        @ChildSide
        void child() {}
    }

    static class BusyParentTestCase {
        /** Ends after the pair has, so that the loop is not there for good. */
        @ParentSide
        void parent() {
            long end = System.nanoTime() + Duration.ofSeconds(7).toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }

        @ChildSide
        void child() {}
    }

    static class SameThreadTestCase {
        @ParentSide
        @Timeout(value = 2, threadMode = Timeout.ThreadMode.SAME_THREAD)
        void parent(Peer child) {
            child.receive(String.class);
        }

        @ChildSide
        void child(Peer parent) {
            parent.receive(String.class);
        }
    }

    static class SeparateThreadTestCase {
        @ParentSide
        @Timeout(value = 2, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void parent(Peer child) {
            child.receive(String.class);
        }

        @ChildSide
        void child(Peer parent) {
            parent.receive(String.class);
        }
    }

    static class ParentClosesEarlyTestCase {
        @ParentSide
        void parent(ByteChannel child) throws IOException {
            child.close();
        }

        @ChildSide
        void child(InputStream parent) throws IOException {
            assertEquals(1, parent.read());
        }
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
                    .addShutdownHook(new Thread(Endings::waitForEverUninterrupted, "slow-hook"));
            sendMyself("TERM");
            waitForEver();
        }
    }

    static class TerminatedTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws Exception {
            sendMyself("TERM");
            waitForEver();
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
            waitForEver();
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
            new Thread(Endings::waitForEverUninterrupted, "left-behind").start();
        }
    }

    static class HookBlocksTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(Endings::waitForEverUninterrupted, "slow-hook"));
        }
    }

    static class GigabyteTestCase {
        @ParentSide
        void parent(ChildProcess child) {
            child.waitForExit();
            assertEquals(16 << 20, child.stdout().length());
        }

        @ChildSide
        void child() throws IOException {
            byte[] mebibyte = "0123456789abcde\n".repeat(1 << 16).getBytes();
            try (OutputStream out = new FileOutputStream("/dev/fd/1", true)) {
                for (int i = 0; i < 1024; i++) {
                    out.write(mebibyte);
                }
            }
        }
    }

    static class BinaryTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            System.out.write(new byte[] {'a', 0, 27, (byte) 0xff, 'b', '\n'}, 0, 6);
            throw new IllegalStateException("after some bytes");
        }
    }

    static class NoNewlineTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            System.out.print("last words");
            throw new IllegalStateException("after a line without an end");
        }
    }

    static class OtherCharsetTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            System.out.println("Grüße, €");
            throw new IllegalStateException("after a line in no ASCII");
        }
    }

    static class OtherBytesTestCase {
        static final byte[] BYTES = "Gr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1);

        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws IOException {
            System.out.write(BYTES);
            throw new IllegalStateException("after bytes that are no UTF-8");
        }
    }

    static class ClosesStdoutTestCase {
        @ParentSide
        void parent(Peer child, ChildProcess process) {
            child.expect("still talking");
            process.waitForExit();
            assertEquals("before\n", process.stdout());
        }

        @ChildSide
        void child(Peer parent) throws IOException {
            System.out.println("before");
            System.out.close();
            new FileOutputStream(FileDescriptor.out).close(); // now nobody has the pipe open
            System.out.println("after");
            parent.send("still talking");
        }
    }

    static class ReadsSystemInTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("nothing to read");
        }

        @ChildSide
        void child(Peer parent) throws IOException {
            assertEquals(-1, System.in.read());
            parent.send("nothing to read");
        }
    }

    static class GoneInAFrameTestCase {
        @ParentSide
        void parent(Peer child) {
            child.receive(String.class);
        }

        @ChildSide
        void child() throws IOException {
            SocketChannel parent = (SocketChannel) System.inheritedChannel();
            ByteBuffer begun = ByteBuffer.allocate(8).put((byte) 'S').putInt(100);
            parent.write(begun.put(new byte[] {'a', 'b', 'c'}).flip());
            Runtime.getRuntime().halt(5);
        }
    }

    static class WritesToVanishedTestCase {
        @ParentSide
        void parent(OutputStream child, ChildProcess process) throws IOException {
            process.waitForExit();
            while (true) {
                child.write(new byte[1000]);
            }
        }

        @ChildSide
        void child() {
            Runtime.getRuntime().halt(6);
        }
    }

    static class HalfClosedTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("last message");
            child.send("still heard");
            child.receive(String.class);
        }

        @ChildSide
        void child(Peer parent) {
            parent.send("last message");
            parent.hangUp();
            parent.expect("still heard");
        }
    }

    static class HearsOneMessageTestCase {
        @ParentSide
        void parent(Peer child) {
            child.send("recorded words");
        }

        @ChildSide
        void child(Peer parent) {
            throw new IllegalStateException("heard " + parent.receive(String.class));
        }
    }

    static class BytesLeftTestCase {
        @ParentSide
        void parent(InputStream child) throws IOException {
            assertEquals('a', child.read());
            assertEquals(-1, child.read(), "end of file");
        }

        @ChildSide
        void child(OutputStream parent) throws IOException {
            parent.write(new byte[] {'a', 'b'});
        }
    }

    static class BothFailTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("about to fail");
            throw new IllegalStateException("parent");
        }

        @ChildSide
        void child(Peer parent) {
            parent.send("about to fail");
            throw new IllegalStateException("child");
        }
    }

    static class ParentFailsSecondTestCase {
        @ParentSide
        void parent(ChildProcess child) {
            child.waitForExit();
            throw new IllegalStateException("parent");
        }

        @ChildSide
        void child() {
            throw new IllegalStateException("child");
        }
    }

    static class ChildFailsSecondTestCase {
        @ParentSide
        void parent() {
            throw new IllegalStateException("parent");
        }

        @ChildSide
        void child(InputStream parent) throws IOException {
            assertEquals(-1, parent.read());
            throw new IllegalStateException("child");
        }
    }

    /** Linux sees that no lock will come, and lets the one who asks last fail. */
    static class TwoLocksTestCase {
        @ParentSide
        void parent(Peer child, ChildProcess process, @SharedDir Path dir) throws IOException {
            try (FileChannel mine = open(dir.resolve("parents"));
                    FileChannel other = open(dir.resolve("childs"))) {
                mine.lock();
                child.send("locked");
                child.expect("locked too");
                Awaitility.await().until(() -> waitsForALock(process.pid()));
                other.lock();
            }
        }

        @ChildSide
        void child(Peer parent, @SharedDir Path dir) throws IOException {
            try (FileChannel mine = open(dir.resolve("childs"));
                    FileChannel other = open(dir.resolve("parents"))) {
                mine.lock();
                parent.expect("locked");
                parent.send("locked too");
                other.lock();
            }
        }

        private static boolean waitsForALock(long pid) throws IOException {
            return Files.readAllLines(Path.of("/proc/locks")).stream()
                    .anyMatch(line -> line.contains("-> ") && line.contains(" " + pid + " "));
        }
    }

    static class HearsAndReturnsTestCase {
        @ParentSide
        void parent(Peer child) {
            child.send("words");
            child.expect("heard words");
        }

        @ChildSide
        void child(Peer parent) {
            parent.send("heard " + parent.receive(String.class));
        }
    }

    static class LockAndMessageTestCase {
        @ParentSide
        void parent(Peer child, @SharedDir Path dir) throws IOException {
            try (FileChannel file = open(dir.resolve("lock"))) {
                file.lock();
                child.send("locked");
                child.expect("locked too");
            }
        }

        @ChildSide
        void child(Peer parent, @SharedDir Path dir) throws IOException {
            parent.expect("locked");
            try (FileChannel file = open(dir.resolve("lock"))) {
                file.lock();
                parent.send("locked too");
            }
        }
    }

    static class BothSendTestCase {
        @ParentSide
        void parent(Peer child) {
            child.send(new byte[1024 * 1024]);
            child.receive(byte[].class);
        }

        @ChildSide
        void child(Peer parent) {
            parent.send(new byte[1024 * 1024]);
            parent.receive(byte[].class);
        }
    }
}

package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;

/**
 * Pairs whose parent side ends in each of the ways there are, and those of which both sides fail.
 */
final class Endings {

    private Endings() {}

    static void waitForEver() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

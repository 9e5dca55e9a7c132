package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.ExitStatus;
import io.github.forkpair.Peer;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInfo;
import org.opentest4j.AssertionFailedError;

class ResourcesTestCase {

    private boolean prepared;

    @BeforeEach
    void runsInTheTestJvmAlone() {
        prepared = true;
    }

    @ParentSide("messages")
    void parentOfMessages(Peer child, Side side, ChildProcess process, TestInfo info) {
        assertTrue(prepared);
        assertEquals("parentOfMessages", info.getTestMethod().orElseThrow().getName());
        assertEquals(Side.PARENT, side);
        child.send("hello");
        assertEquals(process.pid(), child.receive(long.class));
        assertNotEquals(ProcessHandle.current().pid(), process.pid());
        child.hangUp();
        child.expect("gone");
        assertEquals(new ExitStatus.Exited(0), process.waitForExit());
        assertEquals(new ExitStatus.Exited(0), process.exitStatus());
        assertFalse(process.isAlive());
    }

    @ChildSide("messages")
    void childOfMessages(Side side, Peer parent) {
        assertFalse(prepared);
        assertEquals(Side.CHILD, side);
        parent.expect("hello");
        parent.send(ProcessHandle.current().pid());
        assertThrows(PeerGoneException.class, () -> parent.receive(String.class));
        parent.send("gone");
    }

    @ParentSide("shared directory")
    void parentOfDirectory(Peer child, @SharedDir Path dir) throws IOException {
        assertEquals(dir.toString(), child.receive(String.class));
        assertEquals("written by the child", Files.readString(dir.resolve("file")));
    }

    @ChildSide("shared directory")
    void childOfDirectory(@SharedDir Path dir, Peer parent) throws IOException {
        try (var entries = Files.list(dir)) {
            assertEquals(0, entries.count());
        }
        Files.writeString(dir.resolve("file"), "written by the child");
        parent.send(dir.toString());
    }

    @ParentSide("output")
    void parentOfOutput(ChildProcess child, Peer peer) {
        assertTrue(child.isAlive());
        assertThrows(IllegalStateException.class, child::exitStatus);
        child.await().until(() -> child.stdout().equals("to out: ü€\n"));
        child.await().until(() -> child.stderr().equals("to err"));
        peer.send("end");
        child.waitForExit(Duration.ofSeconds(30));
        assertEquals("to out: ü€\nlast words", child.stdout());
    }

    @ChildSide("output")
    void childOfOutput(Peer peer) throws IOException {
        System.out.println("to out: ü€");
        System.err.print("to err");
        assertEquals(-1, System.in.read());
        peer.expect("end");
        System.out.print("last words");
    }

    @ParentSide("killed")
    void parentThatKills(ChildProcess child, Peer peer) {
        peer.expect("up");
        child.kill();
        assertEquals(new ExitStatus.Signaled(9, "SIGKILL", false), child.waitForExit());
        assertThrows(PeerGoneException.class, () -> peer.receive(String.class));
    }

    @ChildSide("killed")
    void childThatIsKilled(Peer peer) throws InterruptedException {
        peer.send("up");
        new java.util.concurrent.CountDownLatch(1).await();
    }

    @ParentSide("terminated")
    void parentThatTerminates(ChildProcess child, Peer peer) {
        peer.expect("up");
        child.freeze();
        assertTrue(stateOf(child.pid()).startsWith("T"));
        child.thaw();
        child.terminate();
        assertEquals(new ExitStatus.Exited(143), child.waitForExit());
        assertEquals("hook\n", child.stdout());
    }

    private static String stateOf(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/stat")).replaceAll("(?s).*\\) ", "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ChildSide("terminated")
    void childThatIsTerminated(Peer peer) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        peer.send("up");
        new java.util.concurrent.CountDownLatch(1).await();
    }

    @ParentSide("terminated, and not waited for")
    void parentThatDoesNotWait(ChildProcess child, Peer peer) {
        peer.expect("up");
        child.terminate();
    }

    @ChildSide("terminated, and not waited for")
    void childWithASlowExit(Peer peer) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LockSupport.parkNanos(400_000_000)));
        peer.send("up");
        peer.receive(String.class);
    }

    @ParentSide("interrupted")
    void parentOfInterrupted(Peer child) {
        child.expect("still here");
    }

    @ChildSide("interrupted")
    void childThatInterruptsAllThreads(Peer parent) {
        for (int i = 0; i < 50; i++) {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread != Thread.currentThread()) {
                    thread.interrupt();
                }
            }
            LockSupport.parkNanos(10_000_000);
        }
        parent.send("still here");
    }

    @ParentSide("still alive")
    void parentThatWaitsInVain(ChildProcess child, Peer peer) {
        AssertionFailedError late =
                assertThrows(
                        AssertionFailedError.class, () -> child.waitForExit(Duration.ofMillis(10)));
        assertTrue(
                late.getMessage()
                        .startsWith("Child " + child.pid() + " is still alive after 10 ms."));
    }

    @ChildSide("still alive")
    void childThatWaits(Peer peer) {
        assertThrows(PeerGoneException.class, () -> peer.receive(String.class));
    }

    @ParentSide("limited receive")
    void parentWithALimit(Peer child) {
        assertEquals("one", child.receive(String.class, Duration.ofSeconds(30)));
        assertThrows(
                AssertionFailedError.class,
                () -> child.receive(String.class, Duration.ofMillis(5)));
        child.send("go");
    }

    @ChildSide("limited receive")
    void childWithALimit(Peer parent) {
        parent.send("one");
        assertEquals("go", parent.receive(String.class, Duration.ofSeconds(30)));
        parent.send("never received");
        parent.send("nor this");
    }

    @ParentSide("environment")
    void parentOfEnvironment(Peer child) {
        System.setProperty("fixture.property", "value with spaces");
        child.expect(Map.of("dir", System.getProperty("user.dir")));
        child.expect(new TreeMap<>(System.getenv()));
        child.expect(System.getProperty("java.home"));
        child.expect(ResourcesTestCase.class.desiredAssertionStatus());
    }

    @ChildSide("environment")
    void childOfEnvironment(Peer parent) {
        parent.send(Map.of("dir", Path.of("").toAbsolutePath().toString()));
        parent.send(new TreeMap<>(System.getenv()));
        parent.send(System.getProperty("java.home"));
        parent.send(ResourcesTestCase.class.desiredAssertionStatus());
    }

    @RepeatedTest(2)
    @ParentSideTemplate("repeated")
    void parentOfRepeated(Peer child, ChildProcess process) {
        child.expect(process.pid());
    }

    @ChildSide("repeated")
    void childOfRepeated(Peer parent) {
        parent.send(ProcessHandle.current().pid());
    }

    @ParentSide("asks for nothing")
    void parentOfNothing() {}

    @ChildSide("asks for nothing")
    void childOfNothing() {
        System.out.println("ran");
    }

    @Nested
    class Inner {
        @ParentSide
        void parentOfNested(Peer child) {
            child.expect(Inner.class.getName());
        }

        @ChildSide
        void childOfNested(Peer parent) {
            parent.send(getClass().getName());
        }
    }
}

package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import java.io.File;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Sides that look where their JVM puts temporary files. */
final class TemporaryTestCases {

    static final String PROPERTY = "java.io.tmpdir";

    private TemporaryTestCases() {}

    /** Says where it is, once a library has left a file there. */
    private static void leaveFile(Peer parent) throws Exception {
        Path directory = Path.of(System.getProperty(PROPERTY));
        String permissions =
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
        assertEquals("rwx------", permissions);
        assertEquals(directory, File.createTempFile("left", ".so").toPath().getParent());
        Files.createDirectories(directory.resolve("deep/deeper"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(directory.resolve("a-socket-of-some-library")));
        }
        parent.send(directory.toString());
    }

    /** Returns the child's directory, which is its own. */
    private static Path own(Peer child) {
        Path directory = Path.of(child.receive(String.class));
        assertNotEquals(Path.of(System.getProperty(PROPERTY)), directory);
        assertTrue(directory.toString().length() < 60, directory.toString());
        assertTrue(Files.isDirectory(directory));
        return directory;
    }

    static class ReturnsTestCase {
        @ParentSide
        void parent(Peer child, ChildProcess process) throws InterruptedException {
            Path directory = own(child);
            process.waitForExit();
            assertFalse(Files.exists(directory));
        }

        @ChildSide
        void child(Peer parent) throws Exception {
            leaveFile(parent);
        }
    }

    static class KilledTestCase {
        @ParentSide
        void parent(Peer child, ChildProcess process) throws InterruptedException {
            Path directory = own(child);
            process.kill();
            process.waitForExit();
            assertFalse(Files.exists(directory));
        }

        @ChildSide
        void child(Peer parent) throws Exception {
            leaveFile(parent);
            parent.receive(String.class);
        }
    }

    static class FailsTestCase {
        @ParentSide
        void parent(Peer child) {
            own(child);
        }

        @ChildSide
        void child(Peer parent) throws Exception {
            leaveFile(parent);
            throw new AssertionError("on purpose");
        }
    }

    /** Somebody has set it, and what is there is theirs. */
    static class SetTestCase {
        @ParentSide
        void parent(Peer child) throws Exception {
            child.expect(System.getProperty(PROPERTY));
        }

        @ChildSide
        void child(Peer parent) throws Exception {
            Files.writeString(Path.of(System.getProperty(PROPERTY), "kept"), "kept");
            parent.send(System.getProperty(PROPERTY));
        }
    }
}

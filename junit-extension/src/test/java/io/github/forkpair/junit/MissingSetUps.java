package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Pairs whose child side counts on what is there in the test JVM alone. */
final class MissingSetUps {

    private MissingSetUps() {}

    static class TempDirTestCase {
        @TempDir Path tmp;

        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws IOException {
            Files.writeString(tmp.resolve("file"), "text");
        }
    }

    static class BeforeEachTestCase {
        private List<String> names;

        @BeforeEach
        void fillNames() {
            names = new ArrayList<>(List.of("first"));
        }

        @ParentSide
        void parent(Peer child) {
            child.expect(names.get(0));
        }

        @ChildSide
        void child(Peer parent) {
            parent.send(names.get(0));
        }
    }

    static class NullMessageTestCase {
        @TempDir Path tmp;
        private String name;

        @BeforeEach
        void chooseName() {
            name = "chosen";
        }

        @ParentSide
        void parent(Peer child) {
            child.expect(name);
        }

        @ChildSide
        void child(Peer parent) {
            parent.send(name);
        }
    }

    static class ExtensionTestCase {
        /** Has a name only once JUnit has called it. */
        static class Named implements BeforeEachCallback {
            private String name;

            @Override
            public void beforeEach(ExtensionContext context) {
                name = context.getDisplayName();
            }

            String name() {
                if (name == null) {
                    throw new IllegalStateException("not begun");
                }
                return name;
            }
        }

        @RegisterExtension final Named named = new Named();

        @ParentSide
        void parent() {
            assertEquals("parent()", named.name());
        }

        @ChildSide
        void child() {
            named.name();
        }
    }

    static class SetByTheParentTestCase {
        private String name;

        @ParentSide
        void parent(Peer child) {
            name = "parents";
            child.send("go");
        }

        @ChildSide
        void child(Peer parent) {
            parent.expect("go");
            parent.send(name.length());
        }
    }

    static class ServerEndsTestCase {
        @ParentSide
        void parent(Peer child, ChildProcess process) throws IOException {
            int port = child.receive(Integer.class);
            process.waitForExit();
            new Socket(InetAddress.getLoopbackAddress(), port).close();
        }

        @ChildSide
        void child(Peer parent) throws IOException {
            ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            new Thread(() -> serve(server), "server").start();
            parent.send(server.getLocalPort());
        }

        private static void serve(ServerSocket server) {
            try {
                while (true) {
                    server.accept().close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static class DaemonServesTestCase {
        @ParentSide
        void parent(Peer child, ChildProcess process) throws IOException {
            int port = child.receive(Integer.class);
            process.waitForExit();
            new Socket(InetAddress.getLoopbackAddress(), port).close();
        }

        @ChildSide
        void child(Peer parent) throws IOException {
            ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread acceptor = new Thread(() -> ServerEndsTestCase.serve(server), "acceptor");
            acceptor.setDaemon(true);
            acceptor.start();
            parent.send(server.getLocalPort());
        }
    }

    static class LockEndsTestCase {
        @ParentSide
        void parent(Peer child, ChildProcess process, @SharedDir Path dir) throws IOException {
            child.expect("locked");
            process.waitForExit();
            try (FileChannel file = open(dir)) {
                assertNull(file.tryLock());
            }
        }

        @ChildSide
        void child(Peer parent, @SharedDir Path dir) throws IOException {
            open(dir).lock();
            parent.send("locked");
        }

        private static FileChannel open(Path dir) throws IOException {
            return FileChannel.open(
                    dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
    }

    static class TemporaryFileTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws IOException {
            File.createTempFile("some", ".file");
        }
    }
}

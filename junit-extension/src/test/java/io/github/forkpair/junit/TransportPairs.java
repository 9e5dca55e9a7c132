package io.github.forkpair.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.Side;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Pairs whose child connects to a socket of the parent side's. */
final class TransportPairs {

    private TransportPairs() {}

    static class UnixTestCase {
        @ParentSide
        void parent(ByteChannel child) throws IOException {
            child.write(UTF_8.encode("x"));
            assertEquals("unix", read(child));
        }

        @ChildSide(transport = Transport.UNIX)
        void child(SocketChannel parent) throws IOException {
            UnixDomainSocketAddress address =
                    assertInstanceOf(UnixDomainSocketAddress.class, parent.getRemoteAddress());
            assertEquals(-1, address.getPath().toString().indexOf(' '));
            parent.read(ByteBuffer.allocate(1));
            parent.write(UTF_8.encode("unix"));
            parent.close();
        }
    }

    static class TcpTestCase {
        @ParentSide
        void parent(ByteChannel child) throws IOException {
            child.write(UTF_8.encode("x"));
            assertEquals("tcp", read(child));
        }

        @ChildSide(transport = Transport.TCP)
        void child(SocketChannel parent) throws IOException {
            InetSocketAddress address =
                    assertInstanceOf(InetSocketAddress.class, parent.getRemoteAddress());
            assertTrue(address.getAddress().isLoopbackAddress());
            parent.setOption(StandardSocketOptions.TCP_NODELAY, true);
            parent.read(ByteBuffer.allocate(1));
            parent.write(UTF_8.encode("tcp"));
            parent.close();
        }
    }

    /** A reset is what it is; over a socket with a name it is end-of-file. */
    static class KilledTestCase {
        @ParentSide("tcp")
        void parentOverTcp(ByteChannel child, ChildProcess process) throws IOException {
            child.write(UTF_8.encode("never read"));
            process.kill();
            process.waitForExit();
            IOException reset =
                    assertThrows(IOException.class, () -> child.read(ByteBuffer.allocate(1)));
            assertEquals("Connection reset", reset.getMessage());
            assertThrows(IOException.class, () -> child.write(UTF_8.encode("x")));
        }

        @ChildSide(value = "tcp", transport = Transport.TCP)
        void childOverTcp(SocketChannel parent) throws Exception {
            Thread.sleep(600_000);
        }

        @ParentSide("unix")
        void parentOverUnix(ByteChannel child, ChildProcess process) throws IOException {
            child.write(UTF_8.encode("never read"));
            process.kill();
            process.waitForExit();
            assertEquals(-1, child.read(ByteBuffer.allocate(1)));
            assertThrows(IOException.class, () -> child.write(UTF_8.encode("x")));
        }

        @ChildSide(value = "unix", transport = Transport.UNIX)
        void childOverUnix(SocketChannel parent) throws Exception {
            Thread.sleep(600_000);
        }
    }

    /** Each child has a channel of its own, of whatever kind; between them they have others. */
    static class ManyTestCase {
        @ParentSide
        void parent(
                @Role("tcp") List<Peer> tcp,
                @Role("unix") List<Peer> unix,
                @Role("pair") Peer pair) {
            for (int i = 0; i < tcp.size(); i++) {
                tcp.get(i).expect("tcp" + i);
                unix.get(i).expect("unix" + i);
            }
            pair.expect("pair");
        }

        @ChildSide(role = "tcp", count = 2, transport = Transport.TCP)
        void tcp(Peer parent, @Role("unix") List<Peer> others, @ChildIndex int index) {
            others.get(index).send(index);
            parent.send("tcp" + index);
        }

        @ChildSide(role = "unix", count = 2, transport = Transport.UNIX)
        void unix(Peer parent, @Role("tcp") List<Peer> others, @ChildIndex int index) {
            others.get(index).expect(index);
            parent.send("unix" + index);
        }

        @ChildSide(role = "pair")
        void pair(Peer parent) {
            parent.send("pair");
        }
    }

    static class RestartedTestCase {
        @ParentSide("unix")
        void parentOverUnix(Peer child, ChildProcess process, @SharedDir Path dir) {
            twice(child, process);
        }

        @ChildSide(value = "unix", transport = Transport.UNIX)
        void childOverUnix(Peer parent, @SharedDir Path dir) throws Exception {
            once(parent, dir);
        }

        @ParentSide("tcp")
        void parentOverTcp(Peer child, ChildProcess process, @SharedDir Path dir) {
            twice(child, process);
        }

        @ChildSide(value = "tcp", transport = Transport.TCP)
        void childOverTcp(Peer parent, @SharedDir Path dir) throws Exception {
            once(parent, dir);
        }

        private static void twice(Peer child, ChildProcess process) {
            child.expect("first");
            process.kill();
            process.restart();
            child.expect("second");
        }

        private static void once(Peer parent, Path dir) throws Exception {
            Path first = dir.resolve("first");
            if (Files.exists(first)) {
                parent.send("second");
            } else {
                Files.createFile(first);
                parent.send("first");
                Thread.sleep(600_000);
            }
        }
    }

    static class LifecycleTestCase {
        private Side opened = Side.PARENT;

        @BeforeEach
        void open(Side here) {
            opened = here;
        }

        @ParentSide
        void parent(Peer child) {
            child.expect(Side.CHILD);
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER, transport = Transport.TCP)
        void child(Peer parent) {
            parent.send(opened);
        }
    }

    static class ForkedTestCase {
        private String known = "";

        @BeforeEach
        void open() {
            known = "from memory";
        }

        @ParentSide("unix")
        void parentOverUnix(Peer child) {
            child.expect("from memory");
        }

        @ChildSide(value = "unix", launch = Launch.FORK, transport = Transport.UNIX)
        void childOverUnix(Peer parent) {
            parent.send(known);
        }

        @ParentSide("tcp")
        void parentOverTcp(Peer child) {
            child.expect("from memory");
        }

        @ChildSide(value = "tcp", launch = Launch.FORK, transport = Transport.TCP)
        void childOverTcp(Peer parent) {
            parent.send(known);
        }
    }

    /** Whose JVM never comes up, so that nobody connects. */
    static class NeverUpTestCase {
        @ParentSide("tcp")
        void parentOverTcp(Peer child) {
            child.expect("never");
        }

        @ChildJvm(args = "-Xmx1k")
        @ChildSide(value = "tcp", transport = Transport.TCP)
        void childOverTcp(Peer parent) {}

        @ParentSide("unix")
        void parentOverUnix(Peer child) {
            child.expect("never");
        }

        @ChildJvm(args = "-Xmx1k")
        @ChildSide(value = "unix", transport = Transport.UNIX)
        void childOverUnix(Peer parent) {}
    }

    /** A parent side that reads no more lets its child go on, also over TCP. */
    static class ClosedInputTestCase {
        @ParentSide("tcp")
        void parentOverTcp(InputStream in) throws IOException {
            in.close();
        }

        @ChildSide(value = "tcp", transport = Transport.TCP)
        void childOverTcp(OutputStream out, InputStream in) throws IOException {
            assertEquals(-1, in.read());
            out.write(new byte[20_000_000]);
        }

        @ParentSide("unix")
        void parentOverUnix(InputStream in, Rendezvous places) throws IOException {
            in.close();
            places.meet("closed");
        }

        @ChildSide(value = "unix", transport = Transport.UNIX)
        void childOverUnix(OutputStream out, Rendezvous places) {
            places.meet("closed");
            assertThrows(IOException.class, () -> out.write(new byte[20_000_000]));
        }
    }

    private static String read(ByteChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(100);
        while (channel.read(bytes) >= 0) {}
        return UTF_8.decode(bytes.flip()).toString();
    }
}

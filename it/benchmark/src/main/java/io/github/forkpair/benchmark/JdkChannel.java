package io.github.forkpair.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A second JVM at the other end of a socket of the JDK's own. It has the flags of Forkpair's
 * children, so that only the channel differs.
 */
final class JdkChannel implements AutoCloseable {

    private final Process child;
    private final SocketChannel channel;

    private JdkChannel(Process child, SocketChannel channel) {
        this.child = child;
        this.channel = channel;
    }

    /** Starts {@link Child} and connects with it. */
    static JdkChannel start(String task) throws IOException {
        Path directory = Files.createTempDirectory("forkpair-benchmark-");
        Path socket = directory.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Process child = Jvm.start(Jvm.flagsOfAChild(), Child.class, socket.toString(), task);
            return new JdkChannel(child, server.accept());
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(directory);
        }
    }

    /** Starts it and connects with it by TCP over the loopback interface. */
    static JdkChannel startOverTcp(String task) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String port = String.valueOf(((InetSocketAddress) server.getLocalAddress()).getPort());
            Process child = Jvm.start(Jvm.flagsOfAChild(), Child.class, port, task);
            return new JdkChannel(child, server.accept());
        }
    }

    ByteChannel channel() {
        return channel;
    }

    /** Hangs up and waits for the child's end. */
    @Override
    public void close() throws IOException {
        channel.close();
        try {
            Jvm.awaitEnd(child);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the second JVM runs. */
    static final class Child {

        private Child() {}

        /**
         * Answers until the first JVM hangs up.
         *
         * @param arguments the socket's path or its port, and {@code echo} or {@code drain}
         */
        public static void main(String[] arguments) throws IOException {
            try (SocketChannel parent = SocketChannel.open(address(arguments[0]))) {
                if (arguments[1].equals("echo")) {
                    Traffic.echo(parent);
                } else {
                    Traffic.drain(parent);
                }
            }
        }

        private static SocketAddress address(String socket) {
            return socket.startsWith("/")
                    ? UnixDomainSocketAddress.of(socket)
                    : new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), Integer.parseInt(socket));
        }
    }
}

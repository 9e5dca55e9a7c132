package io.github.forkpair.session;

import io.github.forkpair.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Child sides that return while the parent side still counts on what they have. */
class ReturnedSides {

    void listensOnAFile(Peer parent) throws IOException {
        Path file = Files.createTempFile(Path.of(parent.receive(String.class)), "socket", null);
        Files.delete(file);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(file));
        serve(server::accept);
        parent.send(file.toString());
    }

    void answersNoMore(Peer parent) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        serve(
                () -> {
                    Socket accepted = server.accept();
                    parent.send("accepted");
                    return accepted.getInputStream().read();
                });
        parent.send(Integer.toString(server.getLocalPort()));
        parent.expect("go");
    }

    void writesATemporaryFile(Peer parent) throws IOException {
        parent.send(Files.createTempFile("some", ".file").toString());
    }

    private static void serve(Callable<?> serving) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                serving.call();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        "acceptor");
        thread.setDaemon(true);
        thread.start();
    }
}

package io.github.forkpair.child;

import io.github.forkpair.control.ChildOrder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Connects to where the parent side listens. Only a child that is not connected has this class. */
final class Connecting {

    private static final String UNIX = "unix:";
    private static final String TCP = "tcp:";

    private Connecting() {}

    /**
     * Connects, and says the secret.
     *
     * @param loader finds the classes of messages
     * @throws IOException if nobody listens there, or whoever does takes this for a stranger
     */
    static ChildEnd to(ChildOrder.Told told, ClassLoader loader) throws IOException {
        SocketChannel socket = SocketChannel.open(address(told.address()));
        byte[] said = told.secret().concat("\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.wrap(said);
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
        if (socket.read(ByteBuffer.allocate(1)) < 0) {
            throw new IOException("The parent side takes this child for a stranger.");
        }
        return new ChildEnd(socket, told.address().startsWith(UNIX), loader);
    }

    private static SocketAddress address(String text) {
        if (text.startsWith(UNIX)) {
            return UnixDomainSocketAddress.of(text.substring(UNIX.length()));
        }
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(
                text.substring(TCP.length(), colon), Integer.parseInt(text.substring(colon + 1)));
    }
}

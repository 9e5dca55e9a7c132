package io.github.forkpair.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Waits for the child to connect, on a thread of its own. Whoever connects says the secret and a
 * newline, and is answered by a newline; then the channel is theirs, and nobody else is heard. A
 * stranger who says something else is turned away; one who says nothing waits, and keeps nobody.
 */
final class Listener implements Runnable, AutoCloseable {

    /** Of more that say nothing the oldest is turned away. */
    private static final int MOST_SILENT = 64;

    private static final byte NEWLINE = '\n';

    private final ServerSocketChannel server;
    private final Selector selector;
    private final byte[] password;
    private final AcceptedEnd end;
    private final Consumer<String> turnedAway;

    /** What each has said, oldest first. */
    private final Map<SocketChannel, ByteBuffer> waiting = new LinkedHashMap<>();

    /**
     * Creates one.
     *
     * @param server where it listens; closed with this
     * @param secret what the child says
     * @param end takes the connection with the child
     * @param turnedAway hears why a stranger was turned away
     */
    Listener(
            ServerSocketChannel server, String secret, AcceptedEnd end, Consumer<String> turnedAway)
            throws IOException {
        this.server = server;
        this.password = (secret + (char) NEWLINE).getBytes(StandardCharsets.US_ASCII);
        this.end = end;
        this.turnedAway = turnedAway;
        this.selector = Selector.open();
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    @Override
    public void run() {
        try {
            while (!isConnected()) {}
        } catch (IOException | ClosedSelectorException e) {
            // The pair is over, or there is no descriptor left: then the child does not come up.
        } finally {
            close();
            for (SocketChannel stranger : List.copyOf(waiting.keySet())) {
                turnAway(stranger, unsaid(stranger));
            }
        }
    }

    /** Waits for somebody to say something. Returns whether it was the child. */
    private boolean isConnected() throws IOException {
        selector.select();
        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
            SelectionKey key = keys.next();
            keys.remove();
            if (key.channel() == server) {
                accept();
            } else if (key.isValid() && isTheChild((SocketChannel) key.channel())) {
                key.cancel();
                close(server);
                selector.selectNow(); // or neither is what it is to be yet
                return welcomed((SocketChannel) key.channel());
            }
        }
        return false;
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel == null) {
            return; // it went away meanwhile
        }
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        waiting.put(channel, ByteBuffer.allocate(password.length));
        if (waiting.size() > MOST_SILENT) {
            turnAway(waiting.keySet().iterator().next(), "said nothing, as many did");
        }
    }

    private boolean isTheChild(SocketChannel channel) {
        ByteBuffer said = waiting.get(channel);
        if (said == null) {
            return false;
        }
        try {
            if (channel.read(said) < 0) {
                turnAway(channel, unsaid(channel));
            } else if (!said.hasRemaining()) {
                if (MessageDigest.isEqual(said.array(), password)) {
                    return true;
                }
                turnAway(channel, "did not say the secret");
            }
        } catch (IOException e) {
            turnAway(channel, "went away");
        }
        return false;
    }

    private String unsaid(SocketChannel channel) {
        ByteBuffer said = waiting.get(channel);
        return said == null || said.position() == 0 ? "said nothing" : "did not say the secret";
    }

    private boolean welcomed(SocketChannel channel) throws IOException {
        waiting.remove(channel);
        channel.configureBlocking(true);
        try {
            channel.write(ByteBuffer.wrap(new byte[] {NEWLINE}));
        } catch (IOException e) {
            channel.close(); // it is gone already
            return false;
        }
        end.connect(channel);
        return true;
    }

    private void turnAway(SocketChannel stranger, String why) {
        waiting.remove(stranger);
        turnedAway.accept("a stranger who " + why);
        close(stranger);
    }

    /** Lets nobody connect any more, and ends the thread that listens. */
    @Override
    public void close() {
        close(server);
        close(selector); // which wakes who waits
    }

    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            // Nothing of it is left all the same.
        }
    }
}

package io.github.forkpair.child;

import io.github.forkpair.Peer;
import io.github.forkpair.control.ChildOrder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How this child reaches the other children of its pair: each listens at a socket in the pair's
 * private directory, and a channel between two is made when the first of them uses it. Whoever
 * connects says the pair's secret and its number, or is turned away.
 *
 * <p>Safe for several threads. Only a child that is one of such has this class.
 */
final class Siblings {

    /** A channel to a sibling, and which process that is: it may be started again. */
    record Connection(SocketChannel channel, long pid) {}

    private final ChildOrder.Kin kin;
    private final long pid = ProcessHandle.current().pid();
    private final Map<Integer, SiblingLink> links = new HashMap<>();

    private Siblings(ChildOrder.Kin kin) {
        this.kin = kin;
    }

    /** Begins to listen. */
    static Siblings listen(ChildOrder.Kin kin) throws IOException {
        Siblings siblings = new Siblings(kin);
        Path socket = siblings.socketOf(kin.number());
        Files.deleteIfExists(socket); // an earlier incarnation's
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket), 1024);
        siblings.start("forkpair-siblings", new Accepting(siblings, server));
        return siblings;
    }

    /** Returns a sibling, as one line names it. */
    Peer peer(String line) {
        int space = line.indexOf(' ');
        int number = Integer.parseInt(line.substring(0, space));
        return new SiblingPeer(line.substring(space + 1), linkTo(number));
    }

    /** Returns several siblings, one for each line. */
    List<Peer> peers(String lines) {
        List<Peer> peers = new ArrayList<>();
        for (String line : lines.split("\n")) {
            if (!line.isEmpty()) {
                peers.add(peer(line));
            }
        }
        return peers;
    }

    private SiblingLink linkTo(int number) {
        synchronized (links) {
            SiblingLink link = links.get(number);
            if (link == null) {
                link = new SiblingLink(this, number);
                links.put(number, link);
            }
            return link;
        }
    }

    /**
     * Asks a sibling for a channel.
     *
     * @return the channel; null where there is one of the sibling's own asking
     * @throws IOException if it is gone
     */
    @Nullable Connection ask(int number) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socketOf(number)));
        try {
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            out.write(secret());
            out.writeInt(kin.number());
            out.writeLong(pid);
            out.flush();
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            boolean taken = in.readBoolean();
            long other = in.readLong();
            if (taken) {
                return new Connection(channel, other);
            }
        } catch (EOFException e) {
            channel.close();
            throw new IOException("it ended before it answered", e);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    /** Tells whether this child's asking comes before a sibling's, where both ask at once. */
    boolean comesBefore(int number) {
        return kin.number() < number;
    }

    private Path socketOf(int number) {
        return Path.of(kin.directory(), String.valueOf(number));
    }

    private byte[] secret() {
        return kin.secret().getBytes(StandardCharsets.US_ASCII);
    }

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Hears who connects. A stranger who says nothing keeps a thread, and nobody else. */
    private static final class Accepting implements Runnable {

        private final Siblings siblings;
        private final ServerSocketChannel server;

        Accepting(Siblings siblings, ServerSocketChannel server) {
            this.siblings = siblings;
            this.server = server;
        }

        @Override
        public void run() {
            try {
                while (true) {
                    SocketChannel channel = server.accept();
                    siblings.start("forkpair-sibling", new Answering(siblings, channel));
                }
            } catch (IOException e) {
                // Somebody interrupts every thread: from now on nobody new is heard.
            }
        }
    }

    /** Answers one who has connected. */
    private static final class Answering implements Runnable {

        private final Siblings siblings;
        private final SocketChannel channel;

        Answering(Siblings siblings, SocketChannel channel) {
            this.siblings = siblings;
            this.channel = channel;
        }

        @Override
        public void run() {
            try {
                if (!siblings.answer(channel)) {
                    channel.close();
                }
            } catch (IOException e) {
                // It went away.
            }
        }
    }

    /** Returns whether the channel is taken. */
    private boolean answer(SocketChannel channel) throws IOException {
        DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
        byte[] expected = secret();
        byte[] said = in.readNBytes(expected.length);
        if (!MessageDigest.isEqual(said, expected)) {
            return false;
        }
        int number = in.readInt();
        long other = in.readLong();
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
        SiblingLink link = linkTo(number);
        synchronized (link) {
            boolean taken = link.takes(new Connection(channel, other));
            out.writeBoolean(taken);
            out.writeLong(pid);
            return taken;
        }
    }
}

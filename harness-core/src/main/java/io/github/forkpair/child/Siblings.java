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

    /** What a sibling says that is asked for a channel. */
    static final class Answer {

        /** The channel is taken: it is theirs from now on. */
        static final byte TAKEN = 0;

        /** There is one between these two processes. */
        static final byte IS_THERE = 1;

        /** It is asking for one itself, and its asking comes first. */
        static final byte ASKS_ITSELF = 2;

        private Answer() {}
    }

    private final ChildOrder.Kin kin;
    private final ClassLoader loader;
    private final long pid = ProcessHandle.current().pid();
    private final Map<Integer, SiblingLink> links = new HashMap<>();

    /** Only for the thread that finds the side's arguments. */
    private final Map<Integer, SiblingPeer> peers = new HashMap<>();

    private Siblings(ChildOrder.Kin kin, ClassLoader loader) {
        this.loader = loader;
        this.kin = kin;
    }

    /**
     * Begins to listen.
     *
     * @param loader finds the classes of messages
     */
    static Siblings listen(ChildOrder.Kin kin, ClassLoader loader) throws IOException {
        Siblings siblings = new Siblings(kin, loader);
        Path socket = siblings.socketOf(kin.number());
        Files.deleteIfExists(socket); // an earlier incarnation's
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket), 1024);
        new Accepting(siblings, server).start();
        return siblings;
    }

    /** Returns a sibling, as one line names it, the same each time. */
    Peer peer(String line) {
        int space = line.indexOf(' ');
        Integer number = Integer.valueOf(line.substring(0, space));
        SiblingPeer peer = peers.get(number);
        if (peer == null) {
            peer = new SiblingPeer(line.substring(space + 1), linkTo(number), loader);
            peers.put(number, peer);
        }
        return peer;
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

    /** Asks a sibling for a channel, and tells the link what came of it. */
    void ask(SiblingLink link, int number) {
        new Asking(this, link, number).start();
    }

    private void askNow(SiblingLink link, int number) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socketOf(number)));
        boolean taken = false;
        try {
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            out.write(secret());
            out.writeInt(kin.number());
            out.writeLong(pid);
            out.flush();
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            byte answer = in.readByte();
            Connection asked = new Connection(channel, in.readLong());
            taken = answer == Answer.TAKEN;
            link.answered(answer, asked);
        } catch (EOFException e) {
            throw new IOException("it ended before it answered", e);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
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

    /** A thread of the harness's. A side that interrupts all threads it finds means its own. */
    private abstract static class Attendant extends Thread {

        Attendant(String name) {
            super(ControlLink.OURS + name);
            setDaemon(true);
        }

        /** Reaches nobody: an interrupt would close the channel that this thread is at. */
        @Override
        public void interrupt() {}
    }

    /** Asks for a channel. No interrupt of the side's ends it halfway. */
    private static final class Asking extends Attendant {

        private final Siblings siblings;
        private final SiblingLink link;
        private final int number;

        Asking(Siblings siblings, SiblingLink link, int number) {
            super("sibling");
            this.siblings = siblings;
            this.link = link;
            this.number = number;
        }

        @Override
        public void run() {
            try {
                siblings.askNow(link, number);
            } catch (IOException e) {
                link.failed(e);
            } catch (RuntimeException e) {
                link.failed(new IOException(e));
            }
        }
    }

    /** Hears who connects. A stranger who says nothing keeps a thread, and nobody else. */
    private static final class Accepting extends Attendant {

        private final Siblings siblings;
        private final ServerSocketChannel server;

        Accepting(Siblings siblings, ServerSocketChannel server) {
            super("siblings");
            this.siblings = siblings;
            this.server = server;
        }

        @Override
        public void run() {
            try {
                while (true) {
                    new Answering(siblings, server.accept()).start();
                }
            } catch (IOException e) {
                // There is no descriptor left: from now on nobody new is heard.
            }
        }
    }

    /** Answers one who has connected. */
    private static final class Answering extends Attendant {

        private final Siblings siblings;
        private final SocketChannel channel;

        Answering(Siblings siblings, SocketChannel channel) {
            super("sibling");
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
            byte answer = link.answer(new Connection(channel, other));
            out.writeByte(answer);
            out.writeLong(pid);
            return answer == Answer.TAKEN;
        }
    }
}

package io.github.forkpair.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.Rendezvous;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** What the children of the measured pairs run. */
final class ChildSides {

    private static final int PART = 64 * 1024;
    private static final int PARTS_OF_A_MEBIBYTE = 16;

    void greets(Peer parent) {
        parent.send(Traffic.GREETING);
    }

    void greetsWith(String argument, Peer parent) {
        parent.send(argument);
    }

    void greetsAndHolds(Peer parent) {
        parent.send(Traffic.GREETING);
        assertEquals("expected", "expected");
    }

    void greetsAndFails(Peer parent) {
        parent.send(Traffic.GREETING);
        assertEquals("expected", "actual");
    }

    /** Holds what {@link ForkMemory} measures. */
    private final byte[][] structure;

    ChildSides() {
        this(0);
    }

    /** Holds a structure of so many MiB. */
    ChildSides(int mebibytes) {
        structure = built(mebibytes);
    }

    private static byte[][] built(int mebibytes) {
        byte[][] parts = new byte[mebibytes * PARTS_OF_A_MEBIBYTE][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new byte[PART];
            Arrays.fill(parts[i], (byte) i);
        }
        return parts;
    }

    void readsWhatItHas(Peer parent) {
        reads(structure, parent);
    }

    void buildsAndReads(Peer parent) {
        reads(built(ForkMemory.MEBIBYTES), parent);
    }

    private static void reads(byte[][] parts, Peer parent) {
        long sum = 0;
        for (byte[] part : parts) {
            sum += part[PART - 1];
        }
        parent.send(Traffic.GREETING);
        awaitHangUp(parent);
        if (sum == Long.MIN_VALUE) {
            throw new IllegalStateException();
        }
    }

    void greetsAndWaits(Peer parent) {
        parent.send(Traffic.GREETING);
        awaitHangUp(parent);
    }

    void echoesBytes(ByteChannel parent) throws IOException {
        Traffic.echo(parent);
    }

    void echoesMessages(Peer parent) {
        try {
            while (true) {
                parent.send(parent.receive(String.class));
            }
        } catch (PeerGoneException e) {
            // The parent side has hung up.
        }
    }

    void answersInMemory(ByteBuffer memory) {
        MemoryHandOver.answer(memory);
    }

    void drainsBytes(ByteChannel parent) throws IOException {
        Traffic.drain(parent);
    }

    void drainsMessages(Peer parent) {
        try {
            while (true) {
                for (int i = 0; i < Traffic.CHUNKS; i++) {
                    parent.receive(byte[].class);
                }
                parent.send(true);
            }
        } catch (PeerGoneException e) {
            // The parent side has hung up.
        }
    }

    private static void awaitHangUp(Peer parent) {
        try {
            parent.receive(Object.class);
        } catch (PeerGoneException e) {
            // The parent side has hung up.
        }
    }

    void meets(Rendezvous places) {
        meet(places);
        meet(places);
    }

    static void meet(Rendezvous places) {
        for (int i = 0; i < ManyChildren.MEETINGS; i++) {
            places.meet("again");
        }
    }

    void asksItsSibling(Peer parent, Peer sibling) {
        parent.receive(String.class);
        ask(sibling);
        long begin = System.nanoTime();
        ask(sibling);
        parent.send(System.nanoTime() - begin);
    }

    private static void ask(Peer sibling) {
        for (int i = 0; i < ManyChildren.COUNT; i++) {
            sibling.send("x");
            sibling.receive(String.class);
        }
    }

    void echoesIt(Peer parent, Peer sibling) {
        parent.receive(String.class);
        for (int i = 0; i < 2 * ManyChildren.COUNT; i++) {
            sibling.send(sibling.receive(String.class));
        }
    }

    void asksOverTheJdks(Peer parent) throws IOException {
        Path socket = Path.of(parent.receive(String.class), "socket");
        SocketChannel channel = null;
        while (channel == null) {
            try {
                channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            } catch (SocketException e) {
                Thread.onSpinWait(); // the other is not there yet
            }
        }
        Traffic.roundTrips(channel, ManyChildren.COUNT);
        long begin = System.nanoTime();
        Traffic.roundTrips(channel, ManyChildren.COUNT);
        parent.send(System.nanoTime() - begin);
        channel.close();
    }

    void echoesOverTheJdks(Peer parent) throws IOException {
        Path socket = Path.of(parent.receive(String.class), "socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            try (SocketChannel channel = server.accept()) {
                Traffic.echo(channel);
            }
        }
    }
}

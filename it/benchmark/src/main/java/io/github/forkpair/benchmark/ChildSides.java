package io.github.forkpair.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.PeerGoneException;
import java.io.IOException;
import java.nio.channels.ByteChannel;

/** What the children of the measured pairs run. */
final class ChildSides {

    void greets(Peer parent) {
        parent.send(Traffic.GREETING);
    }

    void greetsAndHolds(Peer parent) {
        parent.send(Traffic.GREETING);
        assertEquals("expected", "expected");
    }

    void greetsAndFails(Peer parent) {
        parent.send(Traffic.GREETING);
        assertEquals("expected", "actual");
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
}

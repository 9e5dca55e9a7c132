package io.github.forkpair.session;

import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Child sides of each kind; each loads {@link Begun} first, so that a log tells where it began. */
class DietSides {

    /** Loaded by the side, and by nobody else. */
    static final class Begun {
        static void now() {}
    }

    void doesNothing() {
        Begun.now();
    }

    void talks(Peer parent) {
        Begun.now();
        parent.send("hello");
        parent.expect("hello to you");
    }

    void expectsAnother(Peer parent) {
        Begun.now();
        parent.expect("anything else");
    }

    void reads(ByteChannel parent) throws IOException {
        Begun.now();
        parent.read(ByteBuffer.allocate(1));
    }

    void readsTheSocket(SocketChannel parent) throws IOException {
        Begun.now();
        parent.read(ByteBuffer.allocate(1));
    }

    void streams(InputStream in, OutputStream out) throws IOException {
        Begun.now();
        in.read();
    }

    void meets(Rendezvous rendezvous, Path sharedDir) {
        Begun.now();
        rendezvous.meet("here");
    }
}

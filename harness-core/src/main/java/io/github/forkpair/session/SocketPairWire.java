package io.github.forkpair.session;

import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.posix.SocketEnd;
import io.github.forkpair.posix.SocketPair;
import java.io.IOException;
import java.nio.channels.ByteChannel;

/**
 * A channel that {@code socketpair(2)} made.
 *
 * @param pair the two connected sockets
 */
record SocketPairWire(SocketPair pair) implements Wire {

    static Wire open() throws IOException {
        return new SocketPairWire(SocketPair.open());
    }

    @Override
    public ByteChannel parentEnd() {
        return pair.parentEnd();
    }

    @Override
    public void shutdownInput() throws IOException {
        pair.parentEnd().shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        pair.parentEnd().shutdownOutput();
    }

    @Override
    public void watch(SocketEnd.Transfers watcher) {
        pair.parentEnd().watch(watcher);
    }

    @Override
    public byte[] firstSent() {
        return pair.parentEnd().firstSent();
    }

    @Override
    public Descriptor childEnd() {
        return pair.childEnd();
    }

    @Override
    public void close() {
        pair.close();
    }
}

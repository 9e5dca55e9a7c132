package io.github.forkpair.transport;

import io.github.forkpair.posix.SocketPair;
import java.io.IOException;
import java.nio.channels.ByteChannel;

/**
 * A channel that {@code socketpair(2)} made.
 *
 * @param pair the two connected sockets
 */
public record SocketPairWire(SocketPair pair) implements Wire {

    /** Makes one, which is the caller's to close. */
    public static Wire open() throws IOException {
        return new SocketPairWire(SocketPair.open());
    }

    @Override
    public ByteChannel end() {
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
    public Handed handed() {
        return new Handed.Inherited(pair.childEnd());
    }

    @Override
    public void childHasItsEnd() {
        pair.childEnd().close();
    }

    @Override
    public void close() {
        pair.close();
    }
}

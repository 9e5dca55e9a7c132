package io.github.forkpair.session;

import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.posix.SocketEnd;
import java.io.IOException;
import java.nio.channels.ByteChannel;

/** A connected channel between the two sides, however it came about. */
interface Wire extends AutoCloseable {

    /** A way to connect two sides. */
    interface Source {
        /** Opens a connected channel, which is the caller's to close. */
        Wire open() throws IOException;
    }

    /** Returns the end that the parent side reads and writes. */
    ByteChannel parentEnd();

    /** Shuts down the parent end's input: what the child writes from now on fails. */
    void shutdownInput() throws IOException;

    /** Shuts down the parent end's output: the child reads end-of-file. */
    void shutdownOutput() throws IOException;

    /** Lets the parent end tell what it transfers, from now on. */
    void watch(SocketEnd.Transfers watcher);

    /** Returns the first of the bytes that the parent side wrote, as many as are kept. */
    byte[] firstSent();

    /** Returns the end for the child. This side closes its copy once the child has one. */
    Descriptor childEnd();

    /** Closes what is still open of either end. */
    @Override
    void close();
}

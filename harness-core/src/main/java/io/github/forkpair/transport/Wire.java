package io.github.forkpair.transport;

import java.io.IOException;
import java.nio.channels.ByteChannel;

/** A channel to one child, however it comes about. */
public interface Wire extends AutoCloseable {

    /** A way to connect with a child. */
    interface Source {
        /** Opens a channel, which is the caller's to close. */
        Wire open() throws IOException;
    }

    /** Returns the end that this process reads and writes. */
    ByteChannel end();

    /** Shuts down this end's input: what the child writes from now on fails. */
    void shutdownInput() throws IOException;

    /** Shuts down this end's output: the child reads end-of-file. */
    void shutdownOutput() throws IOException;

    /** Returns what the child is handed for its end. */
    Handed handed();

    /** Lets go of what the child has its own copy of: this end would never read end-of-file. */
    void childHasItsEnd();

    /** Closes what is still open of either end. */
    @Override
    void close();
}

package io.github.forkpair.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A channel to one child, however it comes about. */
public interface Wire extends AutoCloseable {

    /**
     * A way to connect with children.
     *
     * @param <K> what kinds of channel there are
     */
    interface Source<K> {
        /**
         * Opens a channel, which is the caller's to close.
         *
         * @param kind of which kind
         * @param socket the name for a socket that has one; null where the kind has none
         * @param turnedAway hears, on a thread of the channel's, of each stranger who was turned
         *     away
         */
        Wire open(K kind, @Nullable Path socket, Consumer<String> turnedAway) throws IOException;
    }

    /** Returns the end that this process reads and writes. */
    ByteChannel end();

    /** Shuts down this end's input: what the child writes from now on fails. */
    void shutdownInput() throws IOException;

    /** Shuts down this end's output: the child reads end-of-file. */
    void shutdownOutput() throws IOException;

    /** Reads what nobody is to see, also where this end's input is shut down; -1 at the end. */
    default int drain(ByteBuffer target) throws IOException {
        return end().read(target);
    }

    /** Returns what the child is handed for its end. */
    Handed handed();

    /** Lets go of what the child has its own copy of: this end would never read end-of-file. */
    void childHasItsEnd();

    /** Takes note that the child's process has ended: what is written from now on fails. */
    default void childIsGone() {}

    /** Closes what is still open of either end. */
    @Override
    void close();
}

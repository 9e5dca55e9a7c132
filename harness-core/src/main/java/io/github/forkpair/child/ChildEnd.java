package io.github.forkpair.child;

import io.github.forkpair.Peer;
import io.github.forkpair.Side;
import io.github.forkpair.channel.Frame;
import io.github.forkpair.channel.MessageCodec;
import io.github.forkpair.channel.MessagePeer;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import org.jspecify.annotations.Nullable;

/**
 * The child's end of the channel, in each form that a side may ask for; opened when the first is
 * asked for.
 */
final class ChildEnd implements MessagePeer.HalfClose {

    private final boolean connected;
    private final boolean asSocket;
    private final int number;
    private final ClassLoader loader;
    private @Nullable FileDescriptor descriptor;
    private @Nullable SocketChannel socket;
    private @Nullable ByteChannel channel;
    private boolean resetIsTheEnd;

    /**
     * Creates the end.
     *
     * @param connected whether it is a socket; otherwise it is recorded input
     * @param asSocket whether the side asks for a {@code SocketChannel}. It may close that, so then
     *     nothing may use the descriptor by another way
     * @param number the descriptor's
     * @param loader finds the classes of messages
     */
    ChildEnd(boolean connected, boolean asSocket, int number, ClassLoader loader) {
        this.number = number;
        this.loader = loader;
        this.connected = connected;
        this.asSocket = asSocket;
    }

    /**
     * Creates an end that is connected, by a socket of whatever kind.
     *
     * @param resetIsTheEnd whether a reset by the other side is end-of-file
     */
    ChildEnd(SocketChannel socket, boolean resetIsTheEnd, ClassLoader loader) {
        this(true, true, -1, loader);
        this.socket = socket;
        this.resetIsTheEnd = resetIsTheEnd;
    }

    /** Tells whether a reset by the other side is end-of-file. */
    boolean readsAResetAsTheEnd() {
        return resetIsTheEnd;
    }

    /** Returns the channel that the side asks for. */
    SocketChannel socketChannel() {
        if (!connected) {
            throw new IllegalStateException(
                    "There is no socket: this child runs alone, where a side can have a ByteChannel,"
                            + " streams or a Peer, but no SocketChannel.");
        }
        if (socket == null) {
            socket = ChannelDescriptor.socketChannel(descriptor(), SelectorProvider.provider());
        }
        return socket;
    }

    ByteChannel byteChannel() {
        if (channel == null) {
            channel = connected ? newEnd() : new ReplayedEnd(descriptor());
        }
        return channel;
    }

    private ByteChannel newEnd() {
        if (asSocket) {
            return new InheritedEnd(this, socketChannel(), socketChannel());
        }
        return new InheritedEnd(
                this,
                new FileInputStream(descriptor()).getChannel(),
                new FileOutputStream(descriptor()).getChannel());
    }

    /** Returns what can shut down a direction, which a file cannot. */
    synchronized SocketChannel socketToShut() {
        if (socket == null) {
            socket = ChannelDescriptor.socketChannel(descriptor(), null);
        }
        return socket;
    }

    Peer peer() {
        return new MessagePeer(Side.CHILD, byteChannel(), this, codec());
    }

    /** Returns what reads values that the parent sends. */
    MessageCodec codec() {
        return new MessageCodec(loader, Frame.DEFAULT_LIMIT);
    }

    InputStream input() {
        return ChildStreams.input(byteChannel());
    }

    OutputStream output() {
        return ChildStreams.output(byteChannel());
    }

    /** Says that the child sends no more: its shutdown hooks may still run for long. */
    synchronized void hangUp() {
        try {
            if (socket == null) {
                new FileInputStream(descriptor()).close();
            } else if (socket.isOpen()) {
                socket.shutdownOutput();
            }
        } catch (IOException | IllegalStateException e) {
            // The side closed it already, or this JDK cannot: then the end of this process does it.
        }
    }

    /** Of the byte channel, by which the messages go. */
    @Override
    public void shutdownOutput() throws IOException {
        shutdownOutput(byteChannel());
    }

    static void shutdownOutput(ByteChannel end) throws IOException {
        if (end instanceof InheritedEnd inheritedEnd) {
            inheritedEnd.shutdownOutput();
        }
    }

    /** Returns the same each time: who closes it, closes it for all. */
    private FileDescriptor descriptor() {
        if (descriptor == null) {
            descriptor = ChannelDescriptor.open(number);
        }
        return descriptor;
    }
}

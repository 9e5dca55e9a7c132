package io.github.forkpair.child;

import io.github.forkpair.Peer;
import io.github.forkpair.Side;
import io.github.forkpair.channel.ChannelInput;
import io.github.forkpair.channel.ChannelOutput;
import io.github.forkpair.channel.Frame;
import io.github.forkpair.channel.MessageCodec;
import io.github.forkpair.channel.MessagePeer;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The child's end of the socketpair, in each form that a side may ask for; opened when the first is
 * asked for.
 */
final class ChildEnd {

    private final boolean inherited;
    private @Nullable SocketChannel socket;
    private @Nullable ByteChannel channel;

    /**
     * Creates the end.
     *
     * @param inherited whether descriptor 0 is the socketpair; otherwise it is recorded input
     */
    ChildEnd(boolean inherited) {
        this.inherited = inherited;
    }

    SocketChannel socketChannel() {
        if (socket == null) {
            socket = open();
        }
        return socket;
    }

    ByteChannel byteChannel() {
        if (channel == null) {
            channel = inherited ? new InheritedEnd(this) : new RecordedEnd();
        }
        return channel;
    }

    Peer peer() {
        final ByteChannel end = byteChannel();
        MessageCodec codec =
                new MessageCodec(ClassLoader.getSystemClassLoader(), Frame.DEFAULT_LIMIT);
        return new MessagePeer(
                Side.CHILD,
                end,
                new MessagePeer.HalfClose() {
                    @Override
                    public void shutdownOutput() throws IOException {
                        ChildEnd.shutdownOutput(end);
                    }
                },
                codec);
    }

    InputStream input() {
        final ByteChannel end = byteChannel();
        return new ChannelInput(
                end,
                new ChannelInput.StreamClose() {
                    @Override
                    public void close() throws IOException {
                        if (end instanceof InheritedEnd inheritedEnd) {
                            inheritedEnd.shutdownInput();
                        }
                    }
                });
    }

    OutputStream output() {
        final ByteChannel end = byteChannel();
        return new ChannelOutput(
                end,
                new ChannelInput.StreamClose() {
                    @Override
                    public void close() throws IOException {
                        ChildEnd.shutdownOutput(end);
                    }
                });
    }

    /** Says that the child sends no more: its shutdown hooks may still run for long. */
    void hangUp() {
        try {
            if (socket != null && socket.isOpen()) {
                socket.shutdownOutput();
            }
            if (inherited) {
                new FileInputStream(FileDescriptor.in).close();
            }
        } catch (IOException e) {
            // The side closed it already.
        }
    }

    private static void shutdownOutput(ByteChannel end) throws IOException {
        if (end instanceof InheritedEnd inheritedEnd) {
            inheritedEnd.shutdownOutput();
        }
    }

    private SocketChannel open() {
        try {
            Channel found = System.inheritedChannel();
            if (found instanceof SocketChannel inheritedSocket) {
                return inheritedSocket;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Descriptor 0 cannot be opened as a channel.", e);
        }
        throw new IllegalStateException(
                "Descriptor 0 is no socket: this child runs alone, where a side can have a ByteChannel,"
                        + " streams or a Peer, but no SocketChannel.");
    }
}

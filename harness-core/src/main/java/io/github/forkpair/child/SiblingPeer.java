package io.github.forkpair.child;

import io.github.forkpair.Peer;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.channel.Frame;
import io.github.forkpair.channel.MessageCodec;
import io.github.forkpair.channel.MessagePeer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A sibling as a side has it: connected when it is first used. */
final class SiblingPeer implements Peer {

    private final String name;
    private final SiblingLink link;
    private final ClassLoader loader;
    private @Nullable SocketChannel channel;
    private @Nullable MessagePeer peer;

    SiblingPeer(String name, SiblingLink link, ClassLoader loader) {
        this.loader = loader;
        this.name = name;
        this.link = link;
    }

    @Override
    public void send(Object message) {
        Exchange.begin(name);
        MessagePeer connected = null;
        try {
            connected = connected();
            connected.send(message);
        } catch (PeerGoneException e) {
            throw ended(connected, e);
        } finally {
            Exchange.end();
        }
    }

    @Override
    public <T> T receive(Class<T> type) {
        Exchange.begin(name);
        MessagePeer connected = null;
        try {
            connected = connected();
            return connected.receive(type);
        } catch (PeerGoneException e) {
            throw ended(connected, e);
        } finally {
            Exchange.end();
        }
    }

    @Override
    public <T> T receive(Class<T> type, Duration limit) {
        Exchange.begin(name);
        MessagePeer connected = null;
        try {
            connected = connected();
            return connected.receive(type, limit);
        } catch (PeerGoneException e) {
            throw ended(connected, e);
        } finally {
            Exchange.end();
        }
    }

    @Override
    public void expect(Object message) {
        Exchange.begin(name);
        MessagePeer connected = null;
        try {
            connected = connected();
            connected.expect(message);
        } catch (PeerGoneException e) {
            throw ended(connected, e);
        } finally {
            Exchange.end();
        }
    }

    @Override
    public void hangUp() {
        try {
            connected().hangUp();
        } catch (PeerGoneException e) {
            // Then nobody is left to know.
        }
    }

    private synchronized MessagePeer connected() {
        try {
            SocketChannel now = link.channel();
            MessagePeer known = peer;
            if (known == null || now != channel) {
                if (known != null) {
                    known.stopReadingAhead();
                }
                known =
                        new MessagePeer(
                                name,
                                now,
                                new Output(now),
                                new MessageCodec(loader, Frame.DEFAULT_LIMIT),
                                null);
                peer = known;
                channel = now;
            }
            return known;
        } catch (InterruptedIOException e) {
            throw new UncheckedIOException(
                    "This thread was interrupted in an exchange with the " + name + " side.", e);
        } catch (IOException e) {
            throw new PeerGoneException(
                    "The " + name + " side is gone: " + e.getMessage() + ".", e);
        }
    }

    /** The next use looks whether the sibling was started again. */
    private synchronized PeerGoneException ended(
            @Nullable MessagePeer connected, PeerGoneException gone) {
        SocketChannel ended = channel;
        if (ended != null && connected == peer) {
            link.end(ended);
        }
        return gone;
    }

    /** Half of a channel. */
    private static final class Output implements MessagePeer.HalfClose {

        private final SocketChannel channel;

        Output(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void shutdownOutput() throws IOException {
            channel.shutdownOutput();
        }
    }
}

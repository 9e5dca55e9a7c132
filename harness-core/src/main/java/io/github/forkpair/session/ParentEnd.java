package io.github.forkpair.session;

import io.github.forkpair.Peer;
import io.github.forkpair.channel.ChannelInput;
import io.github.forkpair.channel.ChannelOutput;
import io.github.forkpair.channel.Frame;
import io.github.forkpair.channel.MessageCodec;
import io.github.forkpair.channel.MessagePeer;
import io.github.forkpair.evidence.TrafficEvidence;
import io.github.forkpair.launch.Daemon;
import io.github.forkpair.transport.Handed;
import io.github.forkpair.transport.RecordedChannel;
import io.github.forkpair.transport.Transfers;
import io.github.forkpair.transport.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import org.jspecify.annotations.Nullable;

/** What connects the parent side with the child, in each form that it may ask for. */
public final class ParentEnd implements AutoCloseable {

    private static final int DISCARD_SIZE = 64 * 1024;

    private final Wire wire;
    private final RecordedChannel channel;
    private final MessagePeer peer;
    private final NotedTraffic notes;
    private @Nullable Thread discard;

    /**
     * Connects with a child.
     *
     * @param child names it, for the inside of a sentence
     */
    ParentEnd(Wire wire, String child, ClassLoader loader, TrafficEvidence traffic) {
        this.wire = wire;
        this.channel = new RecordedChannel(wire.end());
        this.notes = new NotedTraffic(traffic);
        this.peer =
                new MessagePeer(
                        child,
                        channel,
                        wire::shutdownOutput,
                        new MessageCodec(loader, Frame.DEFAULT_LIMIT),
                        notes);
    }

    /** Returns the raw end. */
    public ByteChannel channel() {
        channel.watch(notes);
        return channel;
    }

    /**
     * Returns the end as an input stream; closing it lets the child's writes fail, and leaves the
     * output open.
     */
    public InputStream input() {
        channel.watch(notes);
        return new ChannelInput(channel, wire::shutdownInput);
    }

    /**
     * Returns the end as an output stream; closing it is end-of-file for the child, and leaves the
     * input open.
     */
    public OutputStream output() {
        channel.watch(notes);
        return new ChannelOutput(channel, wire::shutdownOutput);
    }

    /** Returns the end as messages. */
    public Peer peer() {
        return peer;
    }

    /**
     * Lets the child read end-of-file, and go on writing: what it writes is read and dropped, so
     * that it neither blocks nor fails because its parent side was done first.
     */
    void hangUp() {
        try {
            if (channel.isOpen()) {
                wire.shutdownOutput();
                channel.watch(Transfers.UNSEEN);
                discard = Daemon.start("forkpair-discard", this::discard);
            }
        } catch (OutOfMemoryError e) {
            // No thread can be started: what the child still writes waits until the pair is closed.
        } catch (IOException e) {
            // It is closed already, so the child reads end-of-file.
        }
    }

    private void discard() {
        ByteBuffer dropped = ByteBuffer.allocateDirect(DISCARD_SIZE);
        try {
            while (wire.drain(dropped.clear()) >= 0) {}
        } catch (IOException e) {
            // The pair is over.
        }
    }

    /** Returns the first of the bytes that this side wrote, as many as are kept. */
    byte[] firstSent() {
        return channel.firstSent();
    }

    /** Returns what the child is handed for its end. */
    Handed handed() {
        return wire.handed();
    }

    /** Lets go of what the child has its own copy of. */
    void childHasItsEnd() {
        wire.childHasItsEnd();
    }

    /** Takes note that the child's process has ended. */
    void childIsGone() {
        wire.childIsGone();
    }

    /** Closes both ends, as far as they are open here, and waits for the threads that read them. */
    @Override
    public void close() {
        wire.close();
        if (discard != null) {
            Daemon.join(discard);
        }
        peer.stopReadingAhead().ifPresent(Daemon::join);
    }
}

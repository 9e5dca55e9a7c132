package io.github.forkpair.channel;

import io.github.forkpair.Peer;
import io.github.forkpair.Side;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Exchanges messages over a blocking byte channel, whatever it is a channel of. */
public final class MessagePeer implements Peer {

    /** Says on the channel that no more bytes come from here. */
    public interface HalfClose {
        /** Shuts down the output, and leaves the input open. */
        void shutdownOutput() throws IOException;
    }

    /** Learns of each message, on the thread that exchanges it. */
    public interface Traffic {

        /**
         * A message was sent.
         *
         * @param nanoTime when its sending began: the other side may have it before that is over
         */
        void sent(long nanoTime, int bytes, Object message);

        /** A message could not be sent. */
        void notSent(Object message);

        /**
         * A message was received.
         *
         * @param nanoTime when it had arrived
         */
        void received(long nanoTime, int bytes, Object message);

        /** A message that had arrived then could not be read. */
        void unreadable(long nanoTime, int bytes);
    }

    private final String peer;
    private final HalfClose halfClose;
    private final MessageCodec codec;
    private final FrameWriter writer;
    private final FrameReader reader;
    private final @Nullable Traffic traffic;
    private final ReentrantLock receiving = new ReentrantLock();
    private volatile @Nullable ReadAhead readAhead;
    private volatile boolean hungUp;
    private long received;

    /**
     * Creates a peer.
     *
     * @param side the side that holds it
     * @param channel the channel, not used by anybody else, and the caller's to close
     * @param halfClose shuts down the channel's output
     * @param codec translates the messages
     */
    public MessagePeer(Side side, ByteChannel channel, HalfClose halfClose, MessageCodec codec) {
        this(side, channel, halfClose, codec, null);
    }

    /**
     * Creates a peer that is watched.
     *
     * @param traffic learns of the messages. Null where nobody does: a cold JVM then loads one
     *     class less
     */
    public MessagePeer(
            Side side,
            ByteChannel channel,
            HalfClose halfClose,
            MessageCodec codec,
            @Nullable Traffic traffic) {
        this(side.other().name().toLowerCase(Locale.ROOT), channel, halfClose, codec, traffic);
    }

    /**
     * Creates a peer.
     *
     * @param peer names the side at the other end
     */
    public MessagePeer(
            String peer,
            ByteChannel channel,
            HalfClose halfClose,
            MessageCodec codec,
            @Nullable Traffic traffic) {
        this.traffic = traffic;
        this.peer = peer;
        this.halfClose = halfClose;
        this.codec = codec;
        this.writer = new FrameWriter(channel);
        this.reader = new FrameReader(channel, MessageCodec.KINDS, codec.limit());
    }

    @Override
    public void send(Object message) {
        if (message == null) {
            throw new NullPointerException(
                    "A message cannot be null. Send a word that stands for it.");
        }
        boolean sent = false;
        try {
            if (hungUp) {
                throw Refused.hungUpHere(message);
            }
            long begin = traffic == null ? 0 : System.nanoTime();
            int bytes = codec.write(message, writer);
            sent = true;
            if (traffic != null) {
                traffic.sent(begin, bytes, message);
            }
        } catch (IOException e) {
            throw failed("is gone, and could not be sent " + Mismatch.quote(message), e);
        } finally {
            if (!sent && traffic != null) {
                traffic.notSent(message);
            }
        }
    }

    @Override
    public <T> T receive(Class<T> type) {
        Objects.requireNonNull(type, "the type of message to receive");
        return cast(next(null, type, null), type);
    }

    @Override
    public <T> T receive(Class<T> type, Duration limit) {
        Objects.requireNonNull(type, "the type of message to receive");
        Objects.requireNonNull(limit, "how long to wait for a message");
        return cast(next(limit, type, null), type);
    }

    @Override
    public void expect(Object message) {
        if (message == null) {
            throw new NullPointerException("No message is ever null, so null cannot be expected.");
        }
        Object actual = next(null, Object.class, message);
        if (!SameValue.are(message, actual)) {
            throw Mismatch.values(message, actual, peer);
        }
    }

    @Override
    public void hangUp() {
        if (hungUp) {
            return;
        }
        hungUp = true;
        try {
            halfClose.shutdownOutput();
        } catch (IOException e) {
            // The channel is closed already: the other side knows.
        }
    }

    /**
     * Returns the thread that reads ahead, told to end, if there is one. For a channel that has
     * been closed.
     */
    public Optional<Thread> stopReadingAhead() {
        ReadAhead ahead = readAhead;
        return ahead == null ? Optional.empty() : Optional.of(ahead.stop());
    }

    /** Waits until no other thread is receiving. */
    private void awaitTurn(@Nullable Duration limit, Class<?> type, @Nullable Object expected) {
        try {
            if (limit == null) {
                receiving.lockInterruptibly();
            } else if (!receiving.tryLock(ReadAhead.nanos(limit), TimeUnit.NANOSECONDS)) {
                throw Mismatch.late(awaited(type, expected), limit, peer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(
                    "", new InterruptedIOException("interrupted while another thread receives"));
        }
    }

    private Object next(@Nullable Duration limit, Class<?> type, @Nullable Object expected) {
        awaitTurn(limit, type, expected);
        try {
            Frame frame = nextFrame(limit, type, expected);
            if (frame == null) {
                throw Refused.hungUpThere(peer, awaited(type, expected), received);
            }
            received++;
            return traffic == null ? codec.read(frame) : read(frame, traffic);
        } catch (IOException e) {
            throw failed("is gone, where this side waited for " + awaited(type, expected), e);
        } finally {
            receiving.unlock();
        }
    }

    private Object read(Frame frame, Traffic watch) {
        long arrived = System.nanoTime();
        int bytes = frame.payload().length;
        Object message;
        try {
            message = codec.read(frame);
        } catch (RuntimeException e) {
            watch.unreadable(arrived, bytes);
            throw e;
        }
        watch.received(arrived, bytes, message);
        return message;
    }

    /**
     * Reads on this thread; but once a limit was given, on one of its own, since a blocking read
     * knows no limit.
     */
    private @Nullable Frame nextFrame(
            @Nullable Duration limit, Class<?> type, @Nullable Object expected) throws IOException {
        ReadAhead ahead = readAhead;
        if (ahead == null) {
            if (limit == null) {
                return reader.read();
            }
            ahead = new ReadAhead(reader);
            readAhead = ahead;
        }
        return ahead.next(
                limit,
                new Supplier<AssertionError>() { // no lambda: a child waits for it
                    @Override
                    public AssertionError get() {
                        return Mismatch.late(awaited(type, expected), limit, peer);
                    }
                });
    }

    private RuntimeException failed(String what, IOException cause) {
        if (cause instanceof ClosedByInterruptException
                || cause instanceof InterruptedIOException) {
            return new UncheckedIOException(
                    "This thread was interrupted in an exchange with the " + peer + " side.",
                    cause);
        }
        return Refused.gone(peer, what, cause);
    }

    /** Words what a receive waits for; only a failure needs it. */
    private static String awaited(Class<?> type, @Nullable Object expected) {
        return expected == null
                ? "a " + Mismatch.boxed(type).getTypeName()
                : Mismatch.quote(expected);
    }

    /** Keeps clear of the words for a mismatch, and of opentest4j, while there is none. */
    private <T> T cast(Object message, Class<T> type) {
        if (!type.isPrimitive() && type.isInstance(message)) {
            return type.cast(message);
        }
        return Mismatch.cast(message, type, peer);
    }
}

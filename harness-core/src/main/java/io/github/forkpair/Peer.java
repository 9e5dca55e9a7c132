package io.github.forkpair;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * Exchanges whole messages with the other side of the pair, in order, over the socketpair.
 *
 * <p>A message is a {@link String}, a {@code byte[]}, a wrapper of a primitive, an enum constant, a
 * record, a {@link java.nio.file.Path}, a {@link java.util.Optional}, or any {@link
 * java.io.Serializable}, and all of these may be held by records, collections, maps, arrays and
 * serializable objects. A record need not be serializable: its components are sent one by one.
 * Nothing in a message may be nested more than 200 deep. Messages are copies; the receiver's is
 * equal to the sender's, never the same object.
 *
 * <p>Each side may send and receive from several threads. Messages from one thread arrive in the
 * order in which they were sent. A send returns once the bytes are in the socket's buffer and waits
 * while that is full; a receive waits for the other side, at most until the pair's deadline.
 *
 * <p>If a waiting thread is interrupted, the socketpair closes, as {@link
 * java.nio.channels.InterruptibleChannel} has it, the thread's interrupt status stays set, and the
 * call fails with an {@link java.io.UncheckedIOException}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Peer {

    /**
     * Sends a message. An object in it that could call methods when it is read, such as a proxy or
     * a lambda, is refused.
     *
     * @param message the message, not null
     * @throws NullPointerException if {@code message} is null
     * @throws IllegalArgumentException if {@code message} is of no kind that can be sent, or holds
     *     such or what is refused, to which the text names the way; nothing was sent then
     * @throws MessageTooLargeException if it takes more bytes than one message may; nothing was
     *     sent then
     * @throws PeerGoneException if the other side closed its end or ended, or if this side
     *     {@linkplain #hangUp() hung up}
     */
    void send(Object message);

    /**
     * Waits for the next message. Objects in it that {@link #send} would refuse are refused here as
     * well, whoever wrote them.
     *
     * @param type what the message has to be: its class, a supertype, or a primitive type for its
     *     wrapper
     * @param <T> the message's type
     * @return the message, never null
     * @throws AssertionError if the next message is something else; it counts as received
     * @throws PeerGoneException if the other side hung up, closed its end or ended
     * @throws MalformedFrameException if the bytes that came are no message, or hold what is
     *     refused
     */
    <T> T receive(Class<T> type);

    /**
     * Waits for the next message, but not for ever.
     *
     * @param type what the message has to be: its class, a supertype, or a primitive type for its
     *     wrapper
     * @param limit how long to wait, at most; zero or less takes only what has arrived
     * @param <T> the message's type
     * @return the message, never null
     * @throws AssertionError if no message came within the limit, or if it is something else. What
     *     comes later is received later
     * @throws PeerGoneException if the other side hung up, closed its end or ended
     * @throws MalformedFrameException if the bytes that came are no message, or hold what is
     *     refused
     */
    <T> T receive(Class<T> type, Duration limit);

    /**
     * Waits for the next message and compares it with the one expected, arrays by their elements,
     * wherever they are held.
     *
     * @param message the message expected, not null
     * @throws AssertionError if the next message is not equal to it; an {@code
     *     AssertionFailedError} with both values
     * @throws PeerGoneException if the other side hung up, closed its end or ended
     * @throws MalformedFrameException if the bytes that came are no message, or hold what is
     *     refused
     */
    void expect(Object message);

    /**
     * Says that this side sends no more messages. The other side still receives those already sent;
     * its next {@link #receive(Class) receive} then fails with {@link PeerGoneException}. This side
     * can go on receiving. Hanging up twice does nothing more.
     */
    void hangUp();
}

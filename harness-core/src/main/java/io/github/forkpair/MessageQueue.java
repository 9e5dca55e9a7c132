package io.github.forkpair;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * A POSIX message queue that all sides of a pair have: each may send to it and receive from it.
 * Messages are bytes, each with a priority, and are received whole: of the highest priority first,
 * and of one priority in the order in which they were sent. Who receives a message takes it away.
 *
 * <p>It has no name that another process could open, and is gone with the last side. What one side
 * has sent is there also after that side has ended.
 *
 * <p>Each side may use it from any thread, by several at once, until the side's method has ended. A
 * thread that waits here is ended by an interrupt, with an {@link java.io.UncheckedIOException};
 * its interrupt status stays set. On the parent side that is also how the pair's deadline ends a
 * wait.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface MessageQueue {

    /**
     * Sends a message of priority 0. Waits while the queue is full.
     *
     * @param message the bytes, not null; an empty message is one, too
     * @throws NullPointerException if {@code message} is null
     * @throws IllegalArgumentException if it is longer than {@link #messageSize()}
     * @throws java.io.UncheckedIOException if the thread is interrupted, or the system refuses it
     */
    void send(byte[] message);

    /**
     * Sends a message. Waits while the queue is full.
     *
     * @param message the bytes, not null; an empty message is one, too
     * @param priority from 0 to 32767: the highest is received first
     * @throws NullPointerException if {@code message} is null
     * @throws IllegalArgumentException if it is longer than {@link #messageSize()}, or there is no
     *     such priority
     * @throws java.io.UncheckedIOException if the thread is interrupted, or the system refuses it
     */
    void send(byte[] message, int priority);

    /**
     * Waits for a message.
     *
     * @return its bytes, never null
     * @throws java.io.UncheckedIOException if the thread is interrupted, or the system refuses it
     */
    byte[] receive();

    /**
     * Waits for a message, but not for ever.
     *
     * @param limit how long to wait, at most; zero or less takes only what is there
     * @return its bytes, never null
     * @throws AssertionError if no message came within the limit
     * @throws java.io.UncheckedIOException if the thread is interrupted, or the system refuses it
     */
    byte[] receive(Duration limit);

    /**
     * Returns how many messages the queue holds, at most.
     *
     * @return the number, which the system sets: 10 unless somebody has changed that
     */
    int capacity();

    /**
     * Returns how long a message may be.
     *
     * @return the size in bytes, which the system sets: 8192 unless somebody has changed that
     */
    int messageSize();
}

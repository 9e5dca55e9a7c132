package io.github.forkpair.posix;

import io.github.forkpair.MessageQueue;
import io.github.forkpair.jvm.RandomName;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import jnr.constants.platform.Errno;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * A queue of {@code mq_open(3)}, which lost its name as soon as it was made: other processes have
 * it by its descriptor, and it goes with the last of these. On Linux a queue is a descriptor; macOS
 * has none.
 *
 * <p>No call waits for long, so that an interrupt is heard: it waits again instead.
 */
public final class PosixQueue implements MessageQueue, AutoCloseable {

    private static final int O_RDWR = 2;
    private static final int O_CREAT = 0x40;
    private static final int O_EXCL = 0x80;
    private static final int OWNER_ONLY = 0600;

    /** How long an interrupt may be unheard, in milliseconds. */
    private static final int INTERVAL = 20;

    private static final int HIGHEST_PRIORITY = 32767;

    private static final Duration AS_GOOD_AS_FOR_EVER = Duration.ofDays(36_500);

    /** Of {@code struct mq_attr}: eight longs, of which the second and third say its size. */
    private static final int ATTRIBUTES_SIZE = 8 * Long.BYTES;

    private final Descriptor descriptor;
    private final int capacity;
    private final int messageSize;
    private final Queue<Buffer> free = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private PosixQueue(Descriptor descriptor) throws PosixException {
        this.descriptor = descriptor;
        Pointer attributes = Memory.allocateDirect(Native.RUNTIME, ATTRIBUTES_SIZE, true);
        if (Native.OfLinux.LIBC.mq_getattr(descriptor.number(), attributes) < 0) {
            throw Native.failure("mq_getattr()");
        }
        this.capacity = (int) attributes.getLong(Long.BYTES);
        this.messageSize = (int) attributes.getLong(2 * Long.BYTES);
    }

    /** Returns why this system has no queues; nothing where it has. */
    public static Optional<String> whyNone() {
        return PosixSystem.LINUX
                ? Optional.empty()
                : Optional.of("this system has no POSIX message queues: macOS lacks them");
    }

    /** Makes an empty one. */
    public static PosixQueue create() throws IOException {
        NativeStrings strings = new NativeStrings();
        Pointer name = strings.string("/forkpair-" + RandomName.next());
        int flags = O_RDWR | O_CREAT | O_EXCL | Native.O_CLOEXEC;
        int number;
        try {
            number = Native.OfLinux.LIBC.mq_open(name, flags, OWNER_ONLY, null);
        } catch (UnsatisfiedLinkError e) { // glibc before 2.34 has it in a library of its own
            throw new PosixException("mq_open() of the C library", Errno.ENOSYS.intValue());
        }
        if (number < 0 && Native.POSIX.errno() == Errno.EMFILE.intValue()) {
            throw new IOException(
                    "the system makes no more message queues for this user: raise `ulimit -q`, of"
                            + " which each takes some 80 KiB, or let fewer pairs with a queue run at"
                            + " once (or this process has as many descriptors as `ulimit -n` lets it"
                            + " have)");
        }
        if (number < 0) {
            throw Native.failure("mq_open(), of which /proc/sys/fs/mqueue has limits");
        }
        Native.OfLinux.LIBC.mq_unlink(name);
        Descriptor descriptor;
        try {
            descriptor = new Descriptor(Descriptor.above(number, Spawn.LARGEST_TABLE));
        } catch (PosixException e) {
            Native.POSIX.close(number);
            throw e;
        }
        try {
            return new PosixQueue(descriptor);
        } catch (PosixException | RuntimeException | Error e) {
            descriptor.close();
            throw e;
        }
    }

    /** Takes one that this process was started with. */
    public static PosixQueue inherited(int number) throws PosixException {
        return new PosixQueue(new Descriptor(number));
    }

    /** Returns the queue, for a process that is started. */
    public Descriptor descriptor() {
        return descriptor;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public int messageSize() {
        return messageSize;
    }

    @Override
    public void send(byte[] message) {
        send(message, 0);
    }

    @Override
    public void send(byte[] message, int priority) {
        if (message.length > messageSize) {
            throw new IllegalArgumentException(
                    "A message of "
                            + message.length
                            + " bytes is longer than the "
                            + messageSize
                            + " that a message queue takes here. The system sets that, in"
                            + " /proc/sys/fs/mqueue/msgsize_default.");
        }
        if (priority < 0 || priority > HIGHEST_PRIORITY) {
            throw new IllegalArgumentException(
                    "There is no priority " + priority + ", only 0 to " + HIGHEST_PRIORITY + ".");
        }
        Buffer buffer = buffer();
        buffer.message.put(0, message, 0, message.length);
        try {
            while (!isSent(buffer, message.length, priority)) {
                checkForAnInterrupt();
            }
        } catch (IOException e) {
            throw failed("No message can be sent to the queue", e);
        } finally {
            free.add(buffer);
        }
    }

    /** Returns false if the queue has been full for so long. */
    private boolean isSent(Buffer buffer, int length, int priority) throws IOException {
        int number = descriptor.acquire();
        try {
            int result =
                    Native.OfLinux.LIBC.mq_timedsend(
                            number, buffer.message, length, priority, buffer.until(INTERVAL));
            return isDone(result, "mq_timedsend()");
        } finally {
            descriptor.release();
        }
    }

    @Override
    public byte[] receive() {
        byte[] message = received(Long.MAX_VALUE);
        if (message == null) {
            throw new IllegalStateException("nobody waits as long");
        }
        return message;
    }

    @Override
    public byte[] receive(Duration limit) {
        byte[] message = received(millis(limit));
        if (message == null) {
            throw new AssertionFailedError("No message came to the queue within " + limit + ".");
        }
        return message;
    }

    private static long millis(Duration limit) {
        if (limit.isNegative()) {
            return 0;
        }
        return limit.compareTo(AS_GOOD_AS_FOR_EVER) < 0 ? limit.toMillis() : Long.MAX_VALUE;
    }

    private byte @Nullable [] received(long millis) {
        long start = System.nanoTime();
        long left = millis;
        Buffer buffer = buffer();
        try {
            while (true) {
                int length = receivedLength(buffer, (int) Math.min(INTERVAL, left));
                if (length >= 0) {
                    byte[] message = new byte[length];
                    buffer.message.get(0, message, 0, length);
                    return message;
                }
                checkForAnInterrupt();
                left = millis - Duration.ofNanos(System.nanoTime() - start).toMillis();
                if (left <= 0) {
                    return null;
                }
            }
        } catch (IOException e) {
            throw failed("No message can be received from the queue", e);
        } finally {
            free.add(buffer);
        }
    }

    /** Returns -1 if the queue has been empty for so long. */
    private int receivedLength(Buffer buffer, int millis) throws IOException {
        int number = descriptor.acquire();
        try {
            long length =
                    Native.OfLinux.LIBC.mq_timedreceive(
                            number, buffer.message, messageSize, null, buffer.until(millis));
            return isDone(length, "mq_timedreceive()") ? (int) length : -1;
        } finally {
            descriptor.release();
        }
    }

    private static boolean isDone(long result, String call) throws IOException {
        if (result >= 0) {
            return true;
        }
        int errno = Native.POSIX.errno();
        if (errno == Errno.ETIMEDOUT.intValue() || errno == Errno.EINTR.intValue()) {
            return false;
        }
        throw new PosixException(call, errno);
    }

    /** Also lets others have the processor: a virtual thread would keep its carrier for itself. */
    private static void checkForAnInterrupt() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException();
        }
        Thread.yield();
    }

    private UncheckedIOException failed(String what, IOException why) {
        if (why instanceof InterruptedIOException) {
            return new UncheckedIOException(
                    "This thread was interrupted where it waited at the message queue.", why);
        }
        return new UncheckedIOException(what + (closed ? ": its pair is over." : "."), why);
    }

    private Buffer buffer() {
        Buffer one = free.poll();
        return one == null ? new Buffer(messageSize) : one;
    }

    /** What one call at a time needs of native memory. */
    private static final class Buffer {

        private static final int MILLIS_IN_A_SECOND = 1000;
        private static final long NANOS_IN_A_MILLI = 1_000_000;

        private final Pointer message;

        /** A {@code struct timespec}. */
        private final Pointer until = Memory.allocateDirect(Native.RUNTIME, 2 * Long.BYTES, true);

        Buffer(int messageSize) {
            this.message = Memory.allocateDirect(Native.RUNTIME, messageSize, true);
        }

        /** Returns when it will be so much later, by the machine's clock. */
        Pointer until(int millis) {
            long time = System.currentTimeMillis() + millis;
            until.putLong(0, time / MILLIS_IN_A_SECOND);
            until.putLong(Long.BYTES, time % MILLIS_IN_A_SECOND * NANOS_IN_A_MILLI);
            return until;
        }
    }

    @Override
    public void close() {
        closed = true;
        descriptor.close();
    }
}

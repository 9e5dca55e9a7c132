package io.github.forkpair.posix;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Fcntl;

/**
 * Owns one open file descriptor of this process.
 *
 * <p>Its number is used only between {@link #acquire()} and {@link #release()}. A close waits for
 * no one: it marks the descriptor closed, and whoever uses it last really closes it. So a number is
 * never closed under a call that is using it, and can never have become somebody else's by then.
 */
public final class Descriptor implements AutoCloseable {

    private static final int FD_CLOEXEC = 1;

    /** Numbers below this are what a child's own table takes up; see {@link #above}. */
    private static final int FIRST_FREE = 10;

    private static final String NULL_DEVICE = "/dev/null";

    /** Those that are open, each until its number is closed. */
    private static final Set<Descriptor> OPEN = ConcurrentHashMap.newKeySet();

    private final int number;
    private int users;
    private boolean closed;

    Descriptor(int number) {
        this.number = number;
        OPEN.add(this);
    }

    /**
     * Closes all that there are, in a process that is forked and has them of its parent, but for
     * those. Nobody else may use any there.
     */
    static void closeAllBut(Collection<Descriptor> kept) {
        Set<Integer> numbers = new TreeSet<>();
        for (Descriptor descriptor : kept) {
            numbers.add(descriptor.number);
        }
        for (Descriptor descriptor : OPEN) {
            if (!numbers.contains(descriptor.number)) {
                Native.POSIX.close(descriptor.number);
            }
        }
    }

    /** Opens the null device for reading: whoever reads it is at the end at once. */
    public static Descriptor ofNothing() throws PosixException {
        int flags = PosixSystem.LINUX ? Native.O_CLOEXEC : 0; // and O_RDONLY, which is 0
        int number = Native.POSIX.open(NULL_DEVICE, flags, 0);
        if (number < 0) {
            throw Native.failure("open(" + NULL_DEVICE + ")");
        }
        try {
            if (!PosixSystem.LINUX) {
                closeOnExec(number);
            }
            return new Descriptor(above(number, Spawn.LARGEST_TABLE));
        } catch (PosixException e) {
            Native.POSIX.close(number);
            throw e;
        }
    }

    /** Returns its number, for a forked process that has it as well. */
    int number() {
        return number;
    }

    /** Takes the descriptor into use and returns its number, or fails where it is closed. */
    synchronized int acquire() throws PosixException {
        if (closed) {
            throw new PosixException("using descriptor " + number, Errno.EBADF.intValue());
        }
        users++;
        return number;
    }

    /** Ends one use of the descriptor. */
    synchronized void release() {
        users--;
        closeIfUnused();
    }

    /**
     * Closes the descriptor, now or once nobody uses it any more. Closing twice does nothing more.
     */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            closeIfUnused();
        }
    }

    private void closeIfUnused() {
        if (closed && users == 0) {
            // Not repeated on EINTR: on Linux the number is free by then and may be another's.
            Native.POSIX.close(number);
            OPEN.remove(this);
        }
    }

    /** Lets a later {@code exec} close the descriptor. Only for systems that cannot open it so. */
    static void closeOnExec(int number) throws PosixException {
        if (Native.POSIX.fcntlInt(number, Fcntl.F_SETFD, FD_CLOEXEC) < 0) {
            throw Native.failure("fcntl(" + number + ", F_SETFD, FD_CLOEXEC)");
        }
    }

    /**
     * Returns the same open file under a number that no descriptor of a child's table has, so that
     * putting one in its place cannot overwrite the next. This is {@code number} itself unless this
     * JVM was started with standard descriptors closed; where it is not, the old one is closed.
     */
    static int above(int number, int tableSize) throws PosixException {
        if (number >= tableSize) {
            return number;
        }
        int moved = Native.POSIX.fcntlInt(number, Fcntl.F_DUPFD, FIRST_FREE);
        if (moved < 0) {
            throw Native.failure(
                    "fcntl(" + number + ", F_DUPFD)"); // the caller still has the old one
        }
        try {
            closeOnExec(moved);
        } catch (PosixException e) {
            Native.POSIX.close(moved);
            throw e;
        }
        Native.POSIX.close(number);
        return moved;
    }

    @Override
    public String toString() {
        return "descriptor " + number;
    }
}

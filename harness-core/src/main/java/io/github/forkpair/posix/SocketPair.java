package io.github.forkpair.posix;

/**
 * Two connected stream sockets of the Unix domain, as {@code socketpair(2)} makes them, both closed
 * on {@code exec} unless a spawn hands one over.
 *
 * @param parentEnd the end that stays here
 * @param childEnd the end for the child; once the child has it, our copy must be closed, or this
 *     side would never read end-of-file
 */
public record SocketPair(SocketEnd parentEnd, Descriptor childEnd) implements AutoCloseable {

    /** Opens a connected pair. */
    public static SocketPair open() throws PosixException {
        int type =
                PosixSystem.LINUX ? Native.SOCK_STREAM | Native.SOCK_CLOEXEC : Native.SOCK_STREAM;
        int[] ends = new int[2];
        if (Native.POSIX.socketpair(Native.AF_UNIX, type, 0, ends) < 0) {
            throw Native.failure("socketpair(AF_UNIX, SOCK_STREAM)");
        }
        Descriptor[] owned = OpenedPair.own(ends);
        return new SocketPair(new SocketEnd(owned[0]), owned[1]);
    }

    @Override
    public void close() {
        parentEnd.destroy();
        childEnd.close();
    }
}

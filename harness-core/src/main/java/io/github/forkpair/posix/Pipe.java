package io.github.forkpair.posix;

/**
 * A pipe, both ends closed on {@code exec} unless a spawn hands one over.
 *
 * @param readEnd where bytes come out
 * @param writeEnd where bytes go in
 */
public record Pipe(Descriptor readEnd, Descriptor writeEnd) implements AutoCloseable {

    /** Opens a pipe. */
    public static Pipe open() throws PosixException {
        int[] ends = new int[2];
        if (PosixSystem.LINUX) {
            if (Native.LIBC.pipe2(ends, Native.O_CLOEXEC) < 0) {
                throw Native.failure("pipe2(O_CLOEXEC)");
            }
        } else if (Native.POSIX.pipe(ends) < 0) {
            throw Native.failure("pipe()");
        }
        Descriptor[] owned = OpenedPair.own(ends);
        return new Pipe(owned[0], owned[1]);
    }

    @Override
    public void close() {
        readEnd.close();
        writeEnd.close();
    }
}

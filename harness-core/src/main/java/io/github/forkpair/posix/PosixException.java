package io.github.forkpair.posix;

import java.io.IOException;
import jnr.constants.platform.Errno;

/**
 * Reports a system call that failed: the call with its arguments, and the {@code errno} by name.
 */
public final class PosixException extends IOException {

    private static final long serialVersionUID = 1;

    private final String errnoName;
    private final int errnoNumber;

    PosixException(String call, int errnoNumber) {
        this(call, Errno.valueOf(errnoNumber), errnoNumber);
    }

    private PosixException(String call, Errno errno, int errnoNumber) {
        super(call + " failed with " + describe(errno, errnoNumber) + remedy(errno));
        this.errnoName = errno.name();
        this.errnoNumber = errnoNumber;
    }

    /** Returns the error's name, such as {@code EMFILE}. */
    public String errno() {
        return errnoName;
    }

    /** Returns the error's number on this system. */
    public int errnoNumber() {
        return errnoNumber;
    }

    private static String describe(Errno errno, int number) {
        return errno.name() + " (" + number + "): " + errno.description();
    }

    private static String remedy(Errno errno) {
        return switch (errno) {
            case EMFILE ->
                    ". This process has no descriptor left: close what the tests leave open, or raise"
                            + " `ulimit -n`.";
            case ENFILE -> ". The machine has no descriptor left: see /proc/sys/fs/file-max.";
            case EAGAIN ->
                    ". The user has no process left: see `ulimit -u`, or lower forkpair.max.children.";
            case ENOMEM -> ". The machine has no memory left: lower forkpair.max.children.";
            default -> "";
        };
    }
}

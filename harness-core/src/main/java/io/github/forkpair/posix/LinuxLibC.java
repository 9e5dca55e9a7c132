package io.github.forkpair.posix;

import jnr.ffi.Pointer;
import jnr.ffi.Variable;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;
import jnr.ffi.types.u_int32_t;
import org.jspecify.annotations.Nullable;

/**
 * What the C library of Linux exports and that of macOS does not. Public for the same reason as
 * {@link LibC}.
 */
public interface LinuxLibC {

    /** Holds the address of this process's environment. */
    Variable<Long> environ();

    /** Returns a file that is memory alone. */
    int memfd_create(Pointer name, int flags);

    /** Null attributes are the system's. */
    int mq_open(Pointer name, int flags, int mode, @Nullable Pointer attributes);

    int mq_unlink(Pointer name);

    int mq_getattr(int queue, Pointer attributes);

    /** Waits until that time of the machine's clock, at most. */
    int mq_timedsend(
            int queue,
            Pointer message,
            @size_t long length,
            @u_int32_t int priority,
            Pointer until);

    /** Waits until that time of the machine's clock, at most. A null priority is not told. */
    @ssize_t
    long mq_timedreceive(
            int queue,
            Pointer message,
            @size_t long length,
            @Nullable Pointer priority,
            Pointer until);

    /** Of glibc alone. */
    String gnu_get_libc_version();
}

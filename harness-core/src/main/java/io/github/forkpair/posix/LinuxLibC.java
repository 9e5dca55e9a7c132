package io.github.forkpair.posix;

import jnr.ffi.Pointer;
import jnr.ffi.Variable;

/**
 * What the C library of Linux exports and that of macOS does not. Public for the same reason as
 * {@link LibC}.
 */
public interface LinuxLibC {

    /** Holds the address of this process's environment. */
    Variable<Long> environ();

    /** Returns a file that is memory alone. */
    int memfd_create(Pointer name, int flags);

    /** Of glibc alone. */
    String gnu_get_libc_version();
}

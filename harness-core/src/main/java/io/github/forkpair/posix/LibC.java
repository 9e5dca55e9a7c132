package io.github.forkpair.posix;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.Out;
import jnr.ffi.types.size_t;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the C library that JNR-POSIX lacks, or has only in a form that cannot be used here.
 * Public only because jnr-ffi implements it from a class loader of its own.
 */
public interface LibC {

    int pipe2(@Out int[] descriptors, int flags);

    int poll(Pointer entries, @size_t long count, int timeoutMillis);

    int shutdown(int descriptor, int how);

    /** Takes a native string, for a name that the default charset cannot write. */
    int open(Pointer path, int flags, int mode);

    /** Has an offset of 64 bits, which that of JNR-POSIX has not everywhere. */
    long lseek(int descriptor, long offset, int whence);

    int waitid(int idType, int id, Pointer info, int options);

    long signal(int signal, long handler);

    int sigemptyset(Pointer set);

    int sigaddset(Pointer set, int signal);

    /** Takes native strings, because the one of JNR-POSIX encodes by the default charset. */
    int posix_spawn(
            Pointer pid,
            Pointer path,
            Pointer fileActions,
            Pointer attributes,
            Pointer argv,
            Pointer envp);

    /** Of Linux. A null limit is not set, or not told. */
    int prlimit(int pid, int resource, @Nullable Pointer newLimit, @Nullable Pointer oldLimit);

    /** Of glibc 2.29, musl 1.1.24, macOS 10.15 and newer; takes a copy of the path. */
    int posix_spawn_file_actions_addchdir_np(Pointer fileActions, Pointer path);

    /** Of glibc 2.34 and newer. */
    int posix_spawn_file_actions_addclosefrom_np(Pointer fileActions, int from);
}

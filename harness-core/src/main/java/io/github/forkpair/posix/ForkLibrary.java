package io.github.forkpair.posix;

import jnr.ffi.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * What {@code forkpair-fork.c} exports, where each is explained. Public for the same reason as
 * {@link LibC}.
 */
public interface ForkLibrary {

    int forkpair_fork_prepare();

    String forkpair_fork_reason();

    int forkpair_fork(Pointer table, Pointer namesOfUnseen, Pointer comingBack, Pointer times);

    void forkpair_leave(int code);

    void forkpair_forked(@Nullable Pointer errorFile);
}

package io.github.forkpair.outcome;

import java.util.Optional;

/**
 * Of what a child's process may have ended, but for its own code.
 *
 * @param crash what its JVM reported of a crash, if it crashed
 * @param memoryKills how many processes the kernel killed meanwhile for want of memory; nothing
 *     where it does not tell
 * @param byParent whether the parent side sent it a signal that ends a process
 */
public record EndCause(Optional<Crash> crash, Optional<MemoryKills> memoryKills, boolean byParent) {

    /** None is known. */
    public static final EndCause NONE = new EndCause(Optional.empty(), Optional.empty(), false);
}

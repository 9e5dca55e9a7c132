package io.github.forkpair.launch;

import io.github.forkpair.posix.SpawnedProcess;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the process of a child comes to be. */
public interface ChildStart {

    /**
     * Starts the process.
     *
     * @param table its descriptors; they stay open here
     * @throws IOException if it cannot be started; no process is left then
     */
    Started start(ChildTable table) throws IOException;

    /**
     * A process that has started.
     *
     * @param process the process, which is the launcher's to reap
     * @param how in which way, where that is worth a word; else empty
     */
    record Started(SpawnedProcess process, String how) {}

    /**
     * Returns the child's own temporary directory, which is to be created and closed; null if it
     * has none.
     */
    @Nullable OwnTemporary temporary();

    /** Tells whether the child's JVM has an agent that measures what code it covers. */
    boolean measuresCoverage();
}

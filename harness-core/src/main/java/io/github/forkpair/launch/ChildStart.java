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
    SpawnedProcess start(ChildTable table) throws IOException;

    /**
     * Returns the child's own temporary directory, which is to be created and closed; null if it
     * has none.
     */
    @Nullable OwnTemporary temporary();
}

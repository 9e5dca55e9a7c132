package io.github.forkpair.launch;

import io.github.forkpair.posix.PipeReader;
import java.io.IOException;

/** A way to bring a child into being. */
public interface Launcher {

    /**
     * Starts a child.
     *
     * @param start how its process comes to be
     * @param given what it is given of its pair
     * @param output where its output goes
     * @param reports takes what it writes to its control pipe, on a thread of the running child
     * @return the child, which is the caller's to end and close
     * @throws IOException if it cannot be started; nothing is left then
     */
    RunningChild launch(ChildStart start, Given given, ChildOutput output, PipeReader.Sink reports)
            throws IOException;
}

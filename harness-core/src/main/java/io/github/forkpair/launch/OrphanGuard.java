package io.github.forkpair.launch;

import io.github.forkpair.Signal;
import io.github.forkpair.posix.Pipe;
import io.github.forkpair.posix.PosixException;
import io.github.forkpair.posix.Spawn;
import io.github.forkpair.posix.SpawnedProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a child's process group once this JVM is gone, however that ended. A child sees to that
 * itself, but not one that stands still, that waits for its debugger, or that is just ending; nor
 * does one that has ended see to what it leaves. So a shell waits for the end of a pipe that only
 * this JVM can write to. It gives the child a moment, which has more to clean up than its group and
 * the shared directory.
 */
final class OrphanGuard implements AutoCloseable {

    private static final String SCRIPT =
            "trap '' HUP INT TERM; read never; n=0;"
                    + " while [ $n -lt 6 ] && kill -s 0 -- -$1; do sleep 0.05; n=$((n+1)); done;"
                    + " kill -s KILL -- -$1; test -z \"$2\" || rm -rf -- \"$2\"";

    private final Pipe lifeline;
    private final SpawnedProcess shell;
    private boolean closed;

    private OrphanGuard(Pipe lifeline, SpawnedProcess shell) {
        this.lifeline = lifeline;
        this.shell = shell;
    }

    /**
     * Begins to guard a child, which leads its process group.
     *
     * @param sharedDir the pair's shared directory, to be removed last; or null
     */
    static OrphanGuard of(long child, @Nullable Path sharedDir) throws PosixException {
        Pipe lifeline = Pipe.open();
        try {
            List<String> words =
                    List.of(
                            "/bin/sh",
                            "-c",
                            SCRIPT,
                            "forkpair-guard",
                            Long.toString(child),
                            sharedDir == null ? "" : sharedDir.toString());
            SpawnedProcess shell =
                    Spawn.ofThisSystem().start(words, Map.of(), List.of(lifeline.readEnd()));
            lifeline.readEnd().close();
            return new OrphanGuard(lifeline, shell);
        } catch (PosixException e) {
            lifeline.close();
            throw e;
        }
    }

    /**
     * Stops guarding. To be called before the child is reaped, whose pid is its own until then.
     * Closing twice does nothing more.
     */
    @Override
    public void close() throws PosixException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            shell.signal(Signal.SIGKILL);
            shell.endGroupAndReap();
        } finally {
            lifeline.close(); // not before: the end of the pipe is what the shell waits for
        }
    }
}

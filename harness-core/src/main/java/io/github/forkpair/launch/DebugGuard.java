package io.github.forkpair.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.CompletionException;

/**
 * Ends a debugged child whose test JVM is gone. A child that waits for its debugger runs no code
 * yet that would read end-of-file for itself, so a shell does: it waits for the end of a pipe that
 * only this JVM can write to, and then ends the child's process group.
 */
final class DebugGuard implements AutoCloseable {

    private final Process shell;

    private DebugGuard(Process shell) {
        this.shell = shell;
    }

    /** Begins to guard a child, which leads its process group. */
    static DebugGuard of(long child) throws IOException {
        String script = "trap '' HUP INT TERM; read never; kill -s KILL -- -" + child;
        return new DebugGuard(
                new ProcessBuilder("/bin/sh", "-c", script)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start());
    }

    /** Stops guarding. To be called before the child is reaped, whose pid is its own until then. */
    @Override
    public void close() {
        shell.destroyForcibly();
        try {
            shell.onExit().join();
            shell.getOutputStream().close();
        } catch (CompletionException e) {
            throw new IllegalStateException("The end of a debugged child's guard is lost.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.forkpair.launch;

import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.posix.PipeReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a child prints.
 *
 * @param stdout its standard output
 * @param stderr its standard error
 * @param debugged the side whose JVM tells its debugger's port on standard output, or null
 */
public record ChildOutput(CapturedStream stdout, CapturedStream stderr, @Nullable String debugged) {

    /** Captures into files of that directory; each is created with the first byte. */
    public static ChildOutput into(Path directory, PairPlan plan) {
        return new ChildOutput(
                new CapturedStream(directory.resolve("child-1.stdout")),
                new CapturedStream(directory.resolve("child-1.stderr")),
                plan.settings().debugsChild() ? plan.child().side().shortName() : null);
    }

    /** Returns what takes all that comes on the standard output of the process with that id. */
    PipeReader.Sink stdoutOf(long pid) {
        return debugged == null ? stdout : new DebuggerPort(stdout, pid, debugged);
    }
}

package io.github.forkpair.launch;

import io.github.forkpair.plan.ChildFiles;
import io.github.forkpair.plan.Console;
import io.github.forkpair.posix.PipeReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a child prints.
 *
 * @param stdout its standard output
 * @param stderr its standard error
 * @param debugged the side whose JVM tells its debugger's port on standard output, or null
 * @param console is told of that port
 */
public record ChildOutput(
        CapturedStream stdout, CapturedStream stderr, @Nullable String debugged, Console console) {

    /**
     * Captures into files of that directory; each is created with the first byte.
     *
     * @param files how these are named
     * @param debugged the side whose JVM waits for a debugger, or null
     * @param console is told where one can attach
     * @param stdout is shown what arrives on standard output, and leaves it as it is
     * @param stderr the same for standard error
     */
    public static ChildOutput into(
            Path directory,
            ChildFiles files,
            @Nullable String debugged,
            Console console,
            Consumer<ByteBuffer> stdout,
            Consumer<ByteBuffer> stderr) {
        return new ChildOutput(
                new CapturedStream(directory.resolve(files.stdout()), stdout),
                new CapturedStream(directory.resolve(files.stderr()), stderr),
                debugged,
                console);
    }

    /** Returns why a file has not all that came; nothing if both have. */
    public Optional<String> problem() {
        return stdout.problem().or(stderr::problem);
    }

    /** Returns what takes all that comes on the standard output of the process with that id. */
    PipeReader.Sink stdoutOf(long pid) {
        return debugged == null ? stdout : new DebuggerPort(stdout, pid, debugged, console);
    }
}

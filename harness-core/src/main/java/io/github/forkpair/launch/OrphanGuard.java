package io.github.forkpair.launch;

import io.github.forkpair.Signal;
import io.github.forkpair.posix.Pipe;
import io.github.forkpair.posix.PipeWriter;
import io.github.forkpair.posix.PosixException;
import io.github.forkpair.posix.Spawn;
import io.github.forkpair.posix.SpawnedProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Does what this JVM would have done, once it is gone, however that ended: a shell waits for the
 * end of a pipe that only this JVM can write to.
 */
final class OrphanGuard implements AutoCloseable {

    /** Each line that comes in names the child whose process group is meant. */
    private static final String AWAIT_THE_END =
            "trap '' HUP INT TERM; child=$1; while read line; do child=$line; done; n=0;"
                    + " while [ -n \"$child\" ] && [ $n -lt $2 ] && kill -s 0 -- -$child;"
                    + " do sleep 0.05; n=$((n+1)); done; ";

    private static final String REMOVE_THE_DIRECTORY = AWAIT_THE_END + "rm -rf -- \"$3\"";

    /** What has just been killed may still add a file, and then one attempt is too few. */
    private static final String END_THE_GROUP =
            AWAIT_THE_END
                    + "kill -s KILL -- -$child; [ -z \"$3\" ] || rm -rf -- \"$3\""
                    + " || { sleep 0.05; rm -rf -- \"$3\"; }";

    /** How often it looks whether the group has ended by itself, every 50 ms. */
    private static final String LOOKS_BEFORE_THE_KILL = "6";

    private static final String LOOKS_AFTER_THE_KILL = "12";

    private final PipeWriter lifeline;
    private final SpawnedProcess shell;
    private boolean closed;

    private OrphanGuard(String script, String... arguments) throws PosixException {
        Pipe pipe = Pipe.open();
        try {
            List<String> words =
                    new ArrayList<>(List.of("/bin/sh", "-c", script, "forkpair-guard"));
            words.addAll(List.of(arguments));
            shell = Spawn.ofThisSystem().start(words, Map.of(), List.of(pipe.readEnd()));
            pipe.readEnd().close();
            lifeline = new PipeWriter(pipe.writeEnd());
        } catch (PosixException | RuntimeException | Error e) {
            pipe.close();
            throw e;
        }
    }

    /**
     * Begins to guard a child, which leads its process group. A child sees to its own end, but not
     * one that stands still, that waits for its debugger, or that is just ending; nor does one that
     * has ended see to what it leaves. It is given a moment for that.
     *
     * @param temporary the child's own directory, which is removed then; null if it has none
     */
    static OrphanGuard ofGroup(long child, @Nullable Path temporary) throws PosixException {
        String directory = temporary == null ? "" : temporary.toString();
        return new OrphanGuard(
                END_THE_GROUP, Long.toString(child), LOOKS_BEFORE_THE_KILL, directory);
    }

    /** Begins to guard a directory, which need not be there yet. It is removed, not kept whole. */
    static OrphanGuard ofDirectory(Path directory) throws PosixException {
        return new OrphanGuard(
                REMOVE_THE_DIRECTORY, "", LOOKS_AFTER_THE_KILL, directory.toString());
    }

    /** Lets the directory stay as long as that child's process group uses it, if not for long. */
    void waitFor(long child) throws IOException {
        lifeline.write(StandardCharsets.US_ASCII.encode(child + "\n"));
    }

    /** Has it do now what it would do without this JVM, and waits for that. */
    void doIt() throws PosixException {
        lifeline.close();
        shell.awaitEnd();
    }

    /**
     * Stops guarding. To be called before the child is reaped, whose pid is its own until then, if
     * it is the child that is guarded. Closing twice does nothing more.
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

package io.github.forkpair.doctor;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;
import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.posix.PosixException;
import io.github.forkpair.posix.Spawn;
import io.github.forkpair.posix.SpawnedProcess;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process that a check looks at, started as a pair's child is. Ends with the check's bench. */
final class Subject implements AutoCloseable {

    private final SpawnedProcess process;
    private @Nullable ExitStatus status;

    private Subject(SpawnedProcess process) {
        this.process = process;
    }

    static Subject start(
            Bench bench, List<String> words, Map<String, String> environment, Descriptor... table)
            throws Exception {
        return of(bench, Spawn.ofThisSystem().start(words, environment, List.of(table)));
    }

    /** Takes one that was started otherwise. */
    static Subject of(Bench bench, SpawnedProcess process) throws Exception {
        return bench.own(new Subject(process));
    }

    long pid() {
        return process.pid();
    }

    /** Returns by what it is known, and all that it starts. */
    ChildMark mark() {
        return new ChildMark(process.pid(), process.started(), process.limit());
    }

    void signal(Signal signal) throws PosixException {
        process.signal(signal);
    }

    void signalGroup(Signal signal) throws PosixException {
        process.signalGroup(signal);
    }

    void awaitStop() throws PosixException {
        process.awaitStop();
    }

    /** Waits for its end. */
    ExitStatus awaitEnd() throws PosixException {
        process.awaitEnd();
        return reap();
    }

    /** Ends it with its group, if it has not ended. */
    @Override
    public void close() throws PosixException {
        signalGroup(Signal.SIGKILL);
        reap();
    }

    private synchronized ExitStatus reap() throws PosixException {
        if (status == null) {
            status = process.endGroupAndReap();
        }
        return status;
    }
}

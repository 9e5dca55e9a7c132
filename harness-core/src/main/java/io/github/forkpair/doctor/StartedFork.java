package io.github.forkpair.doctor;

import io.github.forkpair.plan.Console;
import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.posix.Fork;
import io.github.forkpair.posix.Pipe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A fork of this JVM, with nothing to read, and a pipe for what it prints. Ends with its bench.
 *
 * @param forked how it came to be
 * @param process the fork
 * @param heard what it prints
 */
record StartedFork(Fork.Forked forked, Subject process, Heard heard) {

    /** Longer than a thread has in it; two forks have less than the doctor has for their JVM. */
    private static final Duration LIMIT = Duration.ofSeconds(8);

    /** Starts one that does this, and says by a {@link MarkLine} which it is. */
    static StartedFork start(Bench bench, Console console, Runnable branch) throws Exception {
        Pipe out = bench.own(Pipe.open());
        Descriptor nothing = bench.own(Descriptor.ofNothing());
        Descriptor written = out.writeEnd();
        Fork.Forked forked =
                Fork.fork(
                        List.of(nothing, written, written),
                        List.of(),
                        null,
                        (kept, lost) -> {
                            branch.run();
                            return 0;
                        });
        console.out(MarkLine.of(forked.process()));
        Subject process = Subject.of(bench, forked.process());
        written.close();
        return new StartedFork(forked, process, Heard.from(bench, out.readEnd()));
    }

    /** Says how it came to be. */
    String words(long millis) {
        return "it came to life after "
                + millis
                + " ms, at attempt "
                + forked.attempts()
                + "; the JVM's threads stood still for "
                + forked.stoodNanos() / 1_000_000
                + " ms";
    }

    /** Returns what it has said when it has ended, or is to end. */
    ForkWords words() throws Exception {
        boolean ended = heard.endsWithin(LIMIT);
        return new ForkWords(
                "the fork",
                heard.soFar(),
                ended ? Optional.of(process.awaitEnd()) : Optional.empty());
    }
}

package io.github.forkpair.launch;

import io.github.forkpair.jvm.GivenArguments;
import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.posix.Fork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has a child come to be as a fork of this JVM, by {@code fork(2)}.
 *
 * @param main what it does
 * @param errorFile where its JVM writes down a crash
 */
public record ForkStart(Main main, Path errorFile) implements ChildStart {

    /** What a forked child does, on the thread that forked. */
    public interface Main {

        /**
         * Does it.
         *
         * @param orders the number of the pipe that orders come by
         * @param reports of the one that reports go by
         * @param answers of the one that answers come by
         * @param channel of the child's end of the channel
         * @param lost the threads that the JVM still lists, and that are no more
         * @return the code that the child is to exit with
         */
        int run(int orders, int reports, int answers, int channel, Set<Thread> lost);
    }

    /** The child has the agents that this JVM has. */
    @Override
    public boolean measuresCoverage() {
        return measuresCoverageHere();
    }

    /** Tells whether this JVM has an agent that measures what code is covered. */
    public static boolean measuresCoverageHere() {
        return GivenArguments.ofThisJvm().stream().anyMatch(ThisJvm::isCoverageAgent);
    }

    @Override
    public Started start(ChildTable table) throws IOException {
        Fork.Forked forked =
                Fork.fork(
                        table.standard(),
                        kept(table),
                        errorFile,
                        (kept, lost) ->
                                main.run(kept.get(0), kept.get(1), kept.get(2), kept.get(3), lost));
        return new Started(forked.process(), words(forked.attempts()));
    }

    private static List<Descriptor> kept(ChildTable table) {
        List<Descriptor> kept =
                new ArrayList<>(
                        List.of(table.orders(), table.reports(), table.answers(), table.channel()));
        if (table.queue() != null) {
            kept.add(table.queue()); // by its number, as the queue in memory knows it
        }
        return kept;
    }

    private static String words(int attempts) {
        return attempts == 1 ? "forked" : "forked, at attempt " + attempts;
    }

    @Override
    public @Nullable OwnTemporary temporary() {
        return null; // the test JVM's, as all that it has
    }
}

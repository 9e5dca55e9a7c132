package io.github.forkpair.outcome;

import io.github.forkpair.ExitStatus;
import java.util.List;

/**
 * How a child's process ended.
 *
 * @param pid its process id
 * @param status its wait status
 * @param nanoTime when its end was seen, by {@link System#nanoTime()}
 * @param leftovers which processes it left running, all ended by now
 */
public record ProcessEnd(long pid, ExitStatus status, long nanoTime, List<Leftover> leftovers) {

    /** Copies the list. */
    public ProcessEnd {
        leftovers = List.copyOf(leftovers);
    }
}

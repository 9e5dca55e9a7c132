package io.github.forkpair.outcome;

import io.github.forkpair.ExitStatus;
import java.util.Optional;

/**
 * How a child ended, as the parent saw it.
 *
 * @param pid its process id
 * @param ready whether its JVM ever said that it was up
 * @param word what it said of its side's method, if it said anything
 * @param status how its process ended
 * @param endNanos when that was seen, by {@link System#nanoTime()}
 * @param overdue whether it was still alive at the deadline, so that the harness ended it
 * @param endedByParent whether the parent side sent it a signal that ends a process
 * @param threads its threads at the deadline, as a dump; empty where none was asked for or it did
 *     not answer
 * @param stdout its standard output, or the end of it
 * @param stderr its standard error, or the end of it
 */
public record ChildOutcome(
        long pid,
        boolean ready,
        Optional<ChildReport> word,
        ExitStatus status,
        long endNanos,
        boolean overdue,
        boolean endedByParent,
        String threads,
        String stdout,
        String stderr) {}

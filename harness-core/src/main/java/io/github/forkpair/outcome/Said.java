package io.github.forkpair.outcome;

import io.github.forkpair.control.ChildReport;
import java.util.List;
import java.util.Optional;

/**
 * What a child said of itself.
 *
 * @param ready whether its JVM ever said that it was up
 * @param called whether its side's method was called, as far as it said so
 * @param word what it said of its side's method, if it said anything
 * @param exiting who called for its exit, if the exit began before the method was through
 * @param uncaught what nobody caught in its threads, the first of it
 */
public record Said(
        boolean ready,
        boolean called,
        Optional<ChildReport> word,
        Optional<ChildReport.Exiting> exiting,
        List<ChildReport.Uncaught> uncaught) {

    /** Says of a child that is up that its side's method was called. */
    public Said(
            boolean ready,
            Optional<ChildReport> word,
            Optional<ChildReport.Exiting> exiting,
            List<ChildReport.Uncaught> uncaught) {
        this(ready, ready, word, exiting, uncaught);
    }

    /** Copies the list. */
    public Said {
        uncaught = List.copyOf(uncaught);
    }
}

package io.github.forkpair.plan;

/**
 * What all sides of a pair have in common, besides a directory.
 *
 * @param memory how much memory, in bytes; 0 where no side asks for it
 * @param queue whether a message queue
 */
public record Shared(int memory, boolean queue) {

    /** No side asks for anything of that. */
    public static final Shared NOTHING = new Shared(0, false);
}

package io.github.forkpair.outcome;

/**
 * A process that a child left running, and that was ended.
 *
 * @param pid its process id
 * @param command its command and arguments
 */
public record Leftover(long pid, String command) {}

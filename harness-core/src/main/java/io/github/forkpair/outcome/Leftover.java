package io.github.forkpair.outcome;

/**
 * A process that a child left running.
 *
 * @param pid its process id
 * @param command its command and arguments
 * @param ended whether it could be ended
 */
public record Leftover(long pid, String command, boolean ended) {}

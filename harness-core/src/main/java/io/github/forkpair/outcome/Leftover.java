package io.github.forkpair.outcome;

/**
 * A process that a child left running.
 *
 * @param pid its process id
 * @param command its command and arguments, cut to a line; its name in brackets if it tells none
 * @param ended whether it is gone; another user's cannot be ended
 */
public record Leftover(long pid, String command, boolean ended) {}

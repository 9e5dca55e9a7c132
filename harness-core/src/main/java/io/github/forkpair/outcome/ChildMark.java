package io.github.forkpair.outcome;

import java.util.OptionalLong;

/**
 * By what a child is known from all other processes, also once the system has given its pid to a
 * stranger.
 *
 * @param pid its process id
 * @param started when it was started, as the system counts; nothing if that was not told
 * @param limit the limit that it and all that it starts have, and no other process; nothing if it
 *     could not be marked so
 */
public record ChildMark(long pid, OptionalLong started, OptionalLong limit) {}

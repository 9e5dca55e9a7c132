package io.github.forkpair.outcome;

/**
 * How often the kernel has killed a process for want of memory, as far as it tells.
 *
 * @param count how often
 * @param where the file that says so
 * @param ofOurs whether it counts the processes of this one's control group alone, or all of the
 *     machine
 */
public record MemoryKills(long count, String where, boolean ofOurs) {

    /** Returns how many came after an earlier look; none where that looked elsewhere. */
    public MemoryKills since(MemoryKills before) {
        return new MemoryKills(
                before.where.equals(where) ? Math.max(0, count - before.count) : 0, where, ofOurs);
    }
}

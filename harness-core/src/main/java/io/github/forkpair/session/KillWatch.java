package io.github.forkpair.session;

import io.github.forkpair.launch.MemoryKillCounts;
import io.github.forkpair.outcome.MemoryKills;
import java.util.Optional;

/**
 * Sees whether the kernel kills for want of memory while a pair runs.
 *
 * @param before how often it had, before the pair
 */
record KillWatch(MemoryKillCounts counts, Optional<MemoryKills> before) {

    static KillWatch begin() {
        MemoryKillCounts counts = new MemoryKillCounts();
        return new KillWatch(counts, counts.now());
    }

    /** Returns how often it has since; nothing where it does not tell. */
    Optional<MemoryKills> since() {
        return before.flatMap(earlier -> counts.now().map(now -> now.since(earlier)));
    }
}

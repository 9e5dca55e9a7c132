package io.github.forkpair.session;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;
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

    /**
     * Returns how often it has since, where a child ended as it then would; nothing where the
     * kernel does not tell.
     */
    Optional<MemoryKills> since(ExitStatus status) {
        if (!(status instanceof ExitStatus.Signaled signaled
                && signaled.name().equals(Signal.SIGKILL.name()))) {
            return Optional.empty();
        }
        return before.flatMap(earlier -> counts.now().map(now -> now.since(earlier)));
    }
}

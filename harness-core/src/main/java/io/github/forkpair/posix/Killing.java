package io.github.forkpair.posix;

import io.github.forkpair.outcome.Leftover;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Ends processes, and waits until they are gone.
 *
 * @param living looks which of them are there now
 * @param kill ends those that are there
 */
record Killing(Supplier<? extends Collection<Long>> living, Runnable kill) {

    /** A process that waits for a device or a file server does not even end by SIGKILL. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    /**
     * Ends all, also those that one of them starts meanwhile.
     *
     * @return those that were there at first
     */
    List<Leftover> end(Collection<Long> first) {
        List<Leftover> left =
                first.stream()
                        .flatMap(
                                pid ->
                                        ProcessTable.commandOf(pid)
                                                .map(command -> new Leftover(pid, command, false))
                                                .stream())
                        .toList();
        if (left.isEmpty()) {
            return left;
        }
        long begin = System.nanoTime();
        Collection<Long> there = living.get();
        while (!there.isEmpty() && !hasPassed(LIMIT, begin)) {
            kill.run();
            pause();
            there = living.get();
        }
        Set<Long> stay = Set.copyOf(there);
        return left.stream()
                .map(each -> new Leftover(each.pid(), each.command(), !stay.contains(each.pid())))
                .toList();
    }

    static boolean hasPassed(Duration limit, long since) {
        return System.nanoTime() - since > limit.toNanos();
    }

    static void pause() {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
}

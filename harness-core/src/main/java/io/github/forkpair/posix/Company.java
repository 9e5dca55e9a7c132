package io.github.forkpair.posix;

import io.github.forkpair.Signal;
import io.github.forkpair.outcome.Leftover;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * The processes that a child started and that are still there: all of its descendants, or its
 * process group alone where they cannot be {@linkplain LimitMark marked}.
 */
public final class Company {

    /** How long what the child started may take to end after it. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final int child;
    private final LongPredicate belongs;
    private final OptionalLong limit;
    private final long startNanos = System.nanoTime();

    private Company(int child, LongPredicate belongs, OptionalLong limit) {
        this.child = child;
        this.belongs = belongs;
        this.limit = limit;
    }

    /** Returns the company of a child that has just been started. */
    static Company of(int child) {
        Optional<LimitMark> mark = LimitMark.put(child);
        return mark.map(found -> marked(child, found)).orElseGet(() -> ofGroup(child));
    }

    private static Company marked(int child, LimitMark mark) {
        return new Company(
                child,
                pid -> mark.isOn(pid) || isOfGroup(child, pid),
                OptionalLong.of(mark.softLimit()));
    }

    /** Returns the company of a child without a mark. */
    static Company ofGroup(int child) {
        return new Company(child, pid -> isOfGroup(child, pid), OptionalLong.empty());
    }

    private static boolean isOfGroup(int child, long pid) {
        return Native.POSIX.getpgid((int) pid) == child;
    }

    /** Returns the limit by which they are known, if they are known by one. */
    OptionalLong limit() {
        return limit;
    }

    /**
     * Ends those who do not end by themselves soon after the child. To be called when the child has
     * ended and is not yet reaped.
     *
     * @return who did not end by themselves
     */
    List<Leftover> end() {
        long begin = System.nanoTime();
        List<Long> there = living();
        while (!there.isEmpty() && !Killing.hasPassed(GRACE, begin)) {
            Killing.pause();
            there = living();
        }
        return new Killing(this::living, this::kill).end(there);
    }

    /** Looks at each one's mark just before, since the pid may be a stranger's by now. */
    private void kill() {
        for (long pid : living()) {
            if (belongs.test(pid)) {
                Native.POSIX.kill(pid, SignalNumbers.of(Signal.SIGKILL));
            }
        }
    }

    /** Returns the pids of those who are neither zombies nor the child. */
    private List<Long> living() {
        return ProcessTable.startedAfter(child, Duration.ofNanos(System.nanoTime() - startNanos))
                .filter(pid -> pid != child)
                .filter(belongs)
                .filter(ProcessTable::isLiving)
                .boxed()
                .toList();
    }
}

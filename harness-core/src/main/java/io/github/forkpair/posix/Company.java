package io.github.forkpair.posix;

import io.github.forkpair.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * The processes that a child started and that are still there: all of its descendants, or its
 * process group alone where they cannot be {@linkplain LimitMark marked}.
 */
public final class Company {

    /** How long what the child started may take to end after it. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** A process that waits for a device or a file server does not even end by SIGKILL. */
    private static final Duration ENDING_LIMIT = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final int child;
    private final LongPredicate belongs;
    private final OptionalLong limit;
    private final long startNanos = System.nanoTime();

    private Company(int child, LongPredicate belongs, OptionalLong limit) {
        this.child = child;
        this.belongs = belongs;
        this.limit = limit;
    }

    /**
     * One of them.
     *
     * @param pid its process id
     * @param command its command and arguments, cut to a line; its name in brackets if it tells
     *     none
     * @param ended whether it is gone; another user's cannot be ended
     */
    public record Member(long pid, String command, boolean ended) {}

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
    List<Member> end() {
        List<Member> left = afterGrace();
        if (left.isEmpty()) {
            return left;
        }
        long begin = System.nanoTime();
        // One that is being ended may start another meanwhile.
        List<Long> there = living();
        while (!there.isEmpty() && !hasPassed(ENDING_LIMIT, begin)) {
            there.stream().filter(belongs::test).forEach(Company::kill);
            pause();
            there = living();
        }
        Set<Long> stay = Set.copyOf(there);
        return left.stream()
                .map(each -> new Member(each.pid, each.command, !stay.contains(each.pid)))
                .toList();
    }

    private List<Member> afterGrace() {
        long begin = System.nanoTime();
        List<Long> there = living();
        while (!there.isEmpty() && !hasPassed(GRACE, begin)) {
            pause();
            there = living();
        }
        return there.stream().flatMap(Company::member).toList();
    }

    private static Stream<Member> member(long pid) {
        return ProcessTable.commandOf(pid).map(command -> new Member(pid, command, false)).stream();
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

    /** Ends one; its mark was looked at just before, since the pid may be a stranger's by now. */
    private static void kill(long pid) {
        Native.POSIX.kill(pid, SignalNumbers.of(Signal.SIGKILL));
    }

    private static boolean hasPassed(Duration limit, long since) {
        return System.nanoTime() - since > limit.toNanos();
    }

    private static void pause() {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
}

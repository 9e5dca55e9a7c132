package io.github.forkpair.posix;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What is still there of children that another JVM launched and no longer sees to: the processes
 * with a child's {@linkplain LimitMark mark}. Of a child without one, itself and its descendants,
 * provided that the process with its pid was started when the child was; else that pid is a
 * stranger's by now. Loads nothing native.
 */
public final class Survivors {

    private static final Duration ENDING_LIMIT = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final Set<LimitMark> marks;
    private final List<Child> unmarked;

    /**
     * One of the children.
     *
     * @param pid its process id
     * @param started when it was started, as the system counts, if that is known
     * @param limit its mark, if it has one
     */
    public record Child(long pid, OptionalLong started, OptionalLong limit) {}

    private Survivors(Set<LimitMark> marks, List<Child> unmarked) {
        this.marks = marks;
        this.unmarked = unmarked;
    }

    /** Looks for what is there of some children. */
    public static Survivors of(List<Child> children) {
        return new Survivors(
                children.stream()
                        .flatMapToLong(child -> child.limit.stream())
                        .mapToObj(LimitMark::new)
                        .collect(Collectors.toSet()),
                children.stream().filter(child -> child.limit.isEmpty()).toList());
    }

    /**
     * Ends it.
     *
     * @return which processes there were
     */
    public List<Company.Member> end() {
        List<Company.Member> found = living().flatMap(Survivors::member).toList();
        if (found.isEmpty()) {
            return found;
        }
        long begin = System.nanoTime();
        // One that is being ended may start another meanwhile.
        Set<Long> there = pids();
        while (!there.isEmpty() && System.nanoTime() - begin < ENDING_LIMIT.toNanos()) {
            living().forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            there = pids();
        }
        Set<Long> stay = there;
        return found.stream()
                .map(
                        each ->
                                new Company.Member(
                                        each.pid(), each.command(), !stay.contains(each.pid())))
                .toList();
    }

    private Set<Long> pids() {
        return living().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    /**
     * A handle knows when its process was started, and ends no other: so the look at what proves it
     * comes after the handle was made.
     */
    private Stream<ProcessHandle> living() {
        Stream<ProcessHandle> marked =
                marks.isEmpty()
                        ? Stream.empty()
                        : handles(ProcessTable.all()).filter(this::hasAMark);
        return Stream.concat(marked, unmarked.stream().flatMap(Survivors::family))
                .filter(each -> !each.equals(ProcessHandle.current()))
                .filter(each -> ProcessTable.isLiving(each.pid()));
    }

    private static Stream<ProcessHandle> handles(LongStream pids) {
        return pids.boxed().flatMap(pid -> ProcessHandle.of(pid).stream());
    }

    private boolean hasAMark(ProcessHandle process) {
        return LimitMark.on(process.pid()).filter(marks::contains).isPresent();
    }

    private static Stream<ProcessHandle> family(Child child) {
        return handles(LongStream.of(child.pid))
                .filter(found -> child.started.isPresent())
                .filter(found -> ProcessTable.startOf(found.pid()).equals(child.started))
                .flatMap(found -> Stream.concat(Stream.of(found), found.descendants()));
    }

    private static Stream<Company.Member> member(ProcessHandle process) {
        return ProcessTable.commandOf(process.pid())
                .map(command -> new Company.Member(process.pid(), command, false))
                .stream();
    }
}

package io.github.forkpair.posix;

import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.outcome.Leftover;
import java.util.List;
import java.util.Set;
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

    private final Set<LimitMark> marks;
    private final List<ChildMark> unmarked;

    private Survivors(Set<LimitMark> marks, List<ChildMark> unmarked) {
        this.marks = marks;
        this.unmarked = unmarked;
    }

    /** Looks for what is there of some children. */
    public static Survivors of(List<ChildMark> children) {
        return new Survivors(
                children.stream()
                        .flatMapToLong(child -> child.limit().stream())
                        .mapToObj(LimitMark::new)
                        .collect(Collectors.toSet()),
                children.stream().filter(child -> child.limit().isEmpty()).toList());
    }

    /**
     * Ends it.
     *
     * @return which processes there were
     */
    public List<Leftover> end() {
        return new Killing(this::pids, this::kill).end(pids());
    }

    private List<Long> pids() {
        return living().map(ProcessHandle::pid).distinct().toList();
    }

    private void kill() {
        living().forEach(ProcessHandle::destroyForcibly);
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

    private static Stream<ProcessHandle> family(ChildMark child) {
        return handles(LongStream.of(child.pid()))
                .filter(found -> child.started().isPresent())
                .filter(found -> ProcessTable.startOf(found.pid()).equals(child.started()))
                .flatMap(found -> Stream.concat(Stream.of(found), found.descendants()));
    }
}

package io.github.forkpair.evidence;

import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.outcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The timeline of one pair that has ended.
 *
 * @param test the parent side, as people name it
 * @param parentPid the test JVM's process id
 * @param children its children, by their numbers
 * @param ending how it ended
 * @param failure what the test throws, or the beginning of it; empty where it passed
 * @param evidence the evidence directory, from the one below which evidence is kept; empty where
 *     none is kept
 * @param events what happened, in its order
 */
public record PairTimeline(
        String test,
        long parentPid,
        List<Child> children,
        Verdict.Ending ending,
        String failure,
        String evidence,
        List<PairEvent> events) {

    /**
     * A child of the pair.
     *
     * @param name what tells it from the others: {@code writer}, {@code node[2]}
     * @param side its side's method, as people name it
     * @param pid its process id; 0 where it was not launched
     */
    public record Child(String name, String side, long pid) {}

    /**
     * A stretch of time in which one side was about one thing.
     *
     * @param lane whose
     * @param name what it was about
     * @param from when it began, in nanoseconds from the pair's begin
     * @param to when it ended
     */
    public record Phase(Lane lane, String name, long from, long to) {

        /** The test JVM starts the child's process. */
        public static final String LAUNCH = "launch";

        /** The child's JVM comes up, and the parent side waits for it. */
        public static final String JVM_START = "JVM start";

        /** The side's method runs. */
        public static final String TEST = "test";

        /** The parent side waits for the child's end. */
        public static final String REAPING = "reaping";

        /** The child's JVM ends. */
        public static final String EXIT = "exit";

        /** Returns how long it took, in nanoseconds. */
        public long nanos() {
            return to - from;
        }
    }

    /** Copies the list. */
    public PairTimeline {
        children = List.copyOf(children);
        events = List.copyOf(events);
    }

    /** Returns what became of it. */
    public PairResult result() {
        return ending.result();
    }

    /** Returns when the last thing happened, in nanoseconds from the pair's begin. */
    public long end() {
        return events.stream().mapToLong(PairEvent::lastNanos).max().orElse(0);
    }

    /** Returns what each side was about, in its order: without gaps for the parent side. */
    public List<Phase> phases() {
        long end = end();
        long hungUp = time(Lane.PARENT, Happening.HUNG_UP).orElse(end);
        List<Phase> ofChildren = new ArrayList<>();
        long launched = 0;
        long up = 0;
        for (int number = 1; number <= children.size(); number++) {
            Lane lane = Lane.ofChild(number);
            long itsLaunch = time(lane, Happening.LAUNCHED).orElse(end);
            long itsEnd = time(lane, Happening.PROCESS_ENDED).orElse(end);
            // The parent side may take note of it late, when the child has gone on already.
            long through = time(lane, Happening.ENDED).orElse(itsEnd);
            long isUp = time(lane, Happening.READY).orElse(Math.max(hungUp, itsEnd));
            long ready = Math.min(isUp, Math.max(itsLaunch, through));
            launched = Math.max(launched, itsLaunch);
            up = Math.max(up, ready);
            if (children.get(number - 1).pid() != 0) {
                add(ofChildren, lane, Phase.JVM_START, itsLaunch, Math.min(ready, itsEnd));
                add(ofChildren, lane, Phase.TEST, ready, Math.min(through, itsEnd));
                add(ofChildren, lane, Phase.EXIT, through, itsEnd);
            }
        }
        List<Phase> phases = new ArrayList<>();
        add(phases, Lane.PARENT, Phase.LAUNCH, 0, launched);
        add(phases, Lane.PARENT, Phase.JVM_START, launched, Math.min(up, hungUp));
        add(phases, Lane.PARENT, Phase.TEST, up, hungUp);
        add(phases, Lane.PARENT, Phase.REAPING, hungUp, end);
        phases.addAll(ofChildren);
        return phases;
    }

    private static void add(List<Phase> phases, Lane lane, String name, long from, long to) {
        if (to > from) {
            phases.add(new Phase(lane, name, from, to));
        }
    }

    private Optional<Long> time(Lane lane, Happening what) {
        return events.stream()
                .filter(event -> event.lane().isThatOf(lane) && event.what() == what)
                .map(PairEvent::nanos)
                .findFirst();
    }
}

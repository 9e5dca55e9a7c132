package io.github.forkpair.evidence;

import io.github.forkpair.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The course of one pair that has ended.
 *
 * @param test the parent side, as people name it
 * @param childSide the child side, as people name it
 * @param parentPid the test JVM's process id
 * @param childPid the child's; 0 where none was launched
 * @param result {@code passed}, {@code failed} or {@code aborted}
 * @param ending the word for how it ended, such as {@code child-exited}
 * @param failure what the test throws, or the beginning of it; empty where it passed
 * @param evidence the evidence directory, from the one below which evidence is kept; empty where
 *     none is kept
 * @param events what happened, in its order
 */
public record PairTimeline(
        String test,
        String childSide,
        long parentPid,
        long childPid,
        String result,
        String ending,
        String failure,
        String evidence,
        List<PairEvent> events) {

    /**
     * A stretch of time in which one side was about one thing.
     *
     * @param side which
     * @param name what it was about
     * @param from when it began, in nanoseconds from the pair's begin
     * @param to when it ended
     */
    public record Phase(Side side, String name, long from, long to) {

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
        events = List.copyOf(events);
    }

    /** Returns when the last thing happened, in nanoseconds from the pair's begin. */
    public long end() {
        return events.stream().mapToLong(PairEvent::lastNanos).max().orElse(0);
    }

    /** Returns what each side was about, in its order: without gaps for the parent side. */
    public List<Phase> phases() {
        long end = end();
        long launched = time(Side.CHILD, PairEvent.LAUNCHED).orElse(end);
        long childEnd = time(Side.CHILD, PairEvent.PROCESS_ENDED).orElse(end);
        long hungUp = time(Side.PARENT, PairEvent.HUNG_UP).orElse(end);
        // The parent side may take note of it late, when the child has gone on already.
        long through = time(Side.CHILD, PairEvent.ENDED).orElse(childEnd);
        long up = time(Side.CHILD, PairEvent.READY).orElse(Math.max(hungUp, childEnd));
        long ready = Math.min(up, Math.max(launched, through));
        List<Phase> phases = new ArrayList<>();
        add(phases, Side.PARENT, Phase.LAUNCH, 0, launched);
        add(phases, Side.PARENT, Phase.JVM_START, launched, Math.min(ready, hungUp));
        add(phases, Side.PARENT, Phase.TEST, ready, hungUp);
        add(phases, Side.PARENT, Phase.REAPING, hungUp, end);
        if (childPid != 0) {
            add(phases, Side.CHILD, Phase.JVM_START, launched, Math.min(ready, childEnd));
            add(phases, Side.CHILD, Phase.TEST, ready, Math.min(through, childEnd));
            add(phases, Side.CHILD, Phase.EXIT, through, childEnd);
        }
        return phases;
    }

    private static void add(List<Phase> phases, Side side, String name, long from, long to) {
        if (to > from) {
            phases.add(new Phase(side, name, from, to));
        }
    }

    private Optional<Long> time(Side side, String name) {
        return events.stream()
                .filter(event -> event.side() == side && event.name().equals(name))
                .map(PairEvent::nanos)
                .findFirst();
    }
}

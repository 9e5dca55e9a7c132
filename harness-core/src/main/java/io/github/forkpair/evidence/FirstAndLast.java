package io.github.forkpair.evidence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first and the last of many events: how it began, and what came before the end. Those between
 * stand for one that says how many they were.
 */
final class FirstAndLast {

    private final int most;
    private final String what;
    private final List<PairEvent> first = new ArrayList<>();
    private final Deque<PairEvent> last = new ArrayDeque<>();
    private @Nullable PairEvent firstBetween;
    private long countBetween;
    private long bytesBetween;
    private long lastNanosBetween;

    /**
     * Creates a list.
     *
     * @param most how many of the first, and how many of the last are kept
     * @param what names what is left out
     */
    FirstAndLast(int most, String what) {
        this.most = most;
        this.what = what;
    }

    void add(PairEvent event) {
        if (first.size() < most) {
            first.add(event);
            return;
        }
        last.addLast(event);
        if (last.size() > most) {
            leaveOut(last.removeFirst());
        }
    }

    /** Returns the event that was added last, or null. */
    @Nullable PairEvent newest() {
        if (!last.isEmpty()) {
            return last.getLast();
        }
        return first.isEmpty() ? null : first.get(first.size() - 1);
    }

    void replaceNewest(PairEvent event) {
        if (last.isEmpty()) {
            first.set(first.size() - 1, event);
        } else {
            last.removeLast();
            last.addLast(event);
        }
    }

    List<PairEvent> all() {
        List<PairEvent> all = new ArrayList<>(first);
        PairEvent gap = firstBetween;
        if (gap != null) {
            all.add(
                    new PairEvent(
                            gap.nanos(),
                            lastNanosBetween,
                            gap.lane(),
                            Happening.LEFT_OUT,
                            countBetween,
                            bytesBetween,
                            what));
        }
        all.addAll(last);
        return all;
    }

    /** Counts alone: this is called for each message of a long exchange. */
    private void leaveOut(PairEvent event) {
        if (firstBetween == null) {
            firstBetween = event;
        }
        countBetween++;
        bytesBetween += event.bytes();
        lastNanosBetween = event.lastNanos();
    }
}

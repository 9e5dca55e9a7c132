package io.github.forkpair.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How much of this JVM's heap is in use as pairs come and go. A single reading may be off by what
 * happens to be cached, so the medians of many are compared: one from when what the first pairs
 * load is there, and one from the end.
 */
final class HeapReadings {

    /** What may come besides what pairs leave, however many they are; in bytes. */
    private static final long NOISE = 2 << 20;

    /**
     * More is a leak however many pairs there are, and of few pairs only that: they are the first
     * of their endings, and each loads something; in bytes.
     */
    private static final long MOST = 8 << 20;

    private static final int FEW = 300;

    /** Half of the smallest leak that is to be seen in 1,000 pairs; in bytes. */
    private static final long PER_PAIR = 5 << 10;

    private record Reading(int pairs, long used) {}

    /** What two medians say. */
    record Growth(long pairs, long early, long late) {

        /** Tells whether more has come than noise, and than pairs may leave. */
        boolean isLeak() {
            return late - early > allowed();
        }

        private long allowed() {
            return pairs < FEW ? MOST : Math.min(MOST, NOISE + pairs * PER_PAIR);
        }

        @Override
        public String toString() {
            return "heap in use %d KiB, and %d KiB %d pairs later, at most %d KiB allowed"
                    .formatted(early >> 10, late >> 10, pairs, early + allowed() >> 10);
        }
    }

    private final List<Reading> readings = new ArrayList<>();

    /** Takes a reading, after a collection. */
    void read(int pairs) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        add(pairs, runtime.totalMemory() - runtime.freeMemory());
    }

    void add(int pairs, long used) {
        readings.add(new Reading(pairs, used));
    }

    /** Compares the readings of the second sixth with those of the last. */
    Growth growth() {
        int count = readings.size();
        int sixth = Math.max(1, count / 6);
        int warm = Math.min(sixth, (count - 1) / 2);
        List<Reading> early = readings.subList(warm, warm + sixth);
        List<Reading> late = readings.subList(count - sixth, count);
        return new Growth(
                median(late, Reading::pairs) - median(early, Reading::pairs),
                median(early, Reading::used),
                median(late, Reading::used));
    }

    private static long median(List<Reading> readings, ToLongFunction<Reading> figure) {
        return readings.stream()
                .mapToLong(figure)
                .sorted()
                .skip(readings.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}

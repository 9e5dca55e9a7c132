package io.github.forkpair.benchmark;

import java.util.Arrays;

/** Takes samples of several contenders in turns, A B C A B C, and returns each one's median. */
final class Race {

    /** One of several ways to do the same thing. */
    interface Contender {
        /** Does it once and returns what it took. */
        double sample() throws Exception;
    }

    /** Something whose duration is the sample. */
    interface Work {
        /** Does it. */
        void run() throws Exception;
    }

    private Race() {}

    /**
     * Runs the race.
     *
     * @param warmUps how many turns are not counted
     * @param samples how many are
     * @return the contenders' medians, in their order
     */
    static double[] medians(int warmUps, int samples, Contender... contenders) throws Exception {
        double[][] taken = new double[contenders.length][samples];
        for (int turn = -warmUps; turn < samples; turn++) {
            for (int i = 0; i < contenders.length; i++) {
                double sample = contenders[i].sample();
                if (turn >= 0) {
                    taken[i][turn] = sample;
                }
            }
        }
        return Arrays.stream(taken).mapToDouble(Race::median).toArray();
    }

    /** Makes a contender of something that is to be timed; its samples are in nanoseconds. */
    static Contender timed(Work work) {
        return () -> {
            long start = System.nanoTime();
            work.run();
            return System.nanoTime() - start;
        };
    }

    private static double median(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

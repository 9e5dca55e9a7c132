package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.evidence.PairRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairSummaryTests {

    private static final PairRecord READS = new PairRecord("CacheTest.reads", 1, "passed", "");
    private static final PairRecord WRITES =
            new PairRecord("CacheTest.writes", 1, "failed", "expected: <1> but was: <2>");
    private static final PairRecord LOCKS =
            new PairRecord("CacheTest.locks", 1, "aborted", "no lock here");
    private static final PairRecord DIES =
            new PairRecord("CacheTest.dies", 1, PairRecord.UNFINISHED, "");
    private static final PairRecord ALONE = new PairRecord("CacheTest.alone", 0, "passed", "");

    @Test
    void onePairHasOneChild() {
        assertThat(line(READS)).isEqualTo("Forkpair: 1 pair, 1 child, 0 failed");
    }

    @Test
    void noPairHasNoChildren() {
        assertThat(line()).isEqualTo("Forkpair: 0 pairs, 0 children, 0 failed");
    }

    @Test
    void anAbortedPairIsCountedApart() {
        assertThat(line(READS, LOCKS))
                .isEqualTo("Forkpair: 2 pairs, 2 children, 0 failed, 1 aborted");
    }

    @Test
    void whatFailedDidNotEndOrWasAloneCountsAsFailed() {
        assertThat(line(READS, WRITES, DIES, ALONE))
                .isEqualTo("Forkpair: 4 pairs, 3 children, 3 failed");
    }

    @Test
    void failuresAreListedByName() {
        PairSummary summary = new PairSummary(List.of(READS, WRITES, LOCKS, DIES, ALONE));

        assertThat(summary.failures(Path.of("target", "forkpair")))
                .isEqualTo(
                        """
                        3 of 5 pairs failed:
                          CacheTest.alone: its child was never launched
                          CacheTest.dies: it began and did not end; its test JVM went away in between
                          CacheTest.writes: expected: <1> but was: <2>
                        The evidence is below target/forkpair""");
    }

    private static String line(PairRecord... pairs) {
        return new PairSummary(List.of(pairs)).line();
    }
}

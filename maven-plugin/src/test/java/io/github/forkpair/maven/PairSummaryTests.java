package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.evidence.PairRecords;
import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.outcome.Leftover;
import io.github.forkpair.outcome.PairResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairSummaryTests {

    private static final Path EVIDENCE = Path.of("target", "forkpair");
    private static final List<ChildMark> CHILD =
            List.of(new ChildMark(4712, OptionalLong.empty(), OptionalLong.empty()));

    private static final PairRecord SKIPPED =
            new PairRecord(
                    "CacheTest.skips", List.of(), false, PairResult.SKIPPED, "this is Plan 9.");
    private static final PairRecord READS =
            new PairRecord("CacheTest.reads", CHILD, true, PairResult.PASSED, "");
    private static final PairRecord WRITES =
            new PairRecord(
                    "CacheTest.writes",
                    CHILD,
                    true,
                    PairResult.FAILED,
                    "expected: <1> but was: <2>");
    private static final PairRecord LOCKS =
            new PairRecord("CacheTest.locks", CHILD, true, PairResult.ABORTED, "no lock here");
    private static final PairRecord DIES =
            new PairRecord("CacheTest.dies", CHILD, true, PairResult.UNFINISHED, "");
    private static final PairRecord ALONE =
            new PairRecord("CacheTest.alone", List.of(), false, PairResult.PASSED, "");
    private static final PairRecord NEVER_UP =
            new PairRecord("CacheTest.sleeps", CHILD, false, PairResult.PASSED, "");

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
    void aSkippedPairIsCountedApartAndIsNoFailure() {
        assertThat(line(READS, LOCKS, SKIPPED))
                .isEqualTo("Forkpair: 3 pairs, 2 children, 0 failed, 1 aborted, 1 skipped");
        assertThat(failures(records(READS, SKIPPED))).isEmpty();
    }

    @Test
    void whatWasAbortedOrSkippedIsNamedWithItsReason() {
        assertThat(new PairSummary(records(READS, SKIPPED, LOCKS), List.of()).notRun().lines())
                .containsExactly(
                        "  CacheTest.locks was aborted: no lock here",
                        "  CacheTest.skips was skipped: this is Plan 9.");
    }

    @Test
    void noPairRanWhereAllWereSkipped() {
        assertThat(new PairSummary(records(SKIPPED), List.of()).noneRan())
                .isEqualTo(
                        """
                        No pair ran, and failIfNoPairs is set:
                          CacheTest.skips was skipped: this is Plan 9.""");
        assertThat(new PairSummary(records(SKIPPED, READS), List.of()).noneRan()).isEmpty();
    }

    @Test
    void aPairThatPassedWhenItWasRunAgainIsCountedApart() {
        PairRecords records =
                new PairRecords(
                        List.of(READS), Map.of(), Set.of(), 1, 0, List.of(), List.of(), List.of());

        assertThat(new PairSummary(records, List.of()).line())
                .isEqualTo("Forkpair: 1 pair, 1 child, 0 failed, 1 flaky");
    }

    @Test
    void aProcessThatWasLeftIsCountedApart() {
        assertThat(
                        new PairSummary(
                                        records(READS),
                                        List.of(new Leftover(4713, "sleep 1000", true)))
                                .line())
                .isEqualTo("Forkpair: 1 pair, 1 child, 0 failed, 1 process left");
    }

    @Test
    void whatFailedDidNotEndOrWasAloneCountsAsFailed() {
        assertThat(line(READS, WRITES, DIES, ALONE, NEVER_UP))
                .isEqualTo("Forkpair: 5 pairs, 4 children, 4 failed");
    }

    @Test
    void failuresAreListedByName() {
        assertThat(failures(records(READS, WRITES, LOCKS, DIES, ALONE, NEVER_UP)))
                .isEqualTo(
                        """
                        4 of 6 pairs failed:
                          CacheTest.alone: its child was never launched
                          CacheTest.dies: it began and did not end; its test JVM went away in between
                          CacheTest.sleeps: its child never came so far as to run its side
                          CacheTest.writes: expected: <1> but was: <2>
                        The evidence is below target/forkpair""");
    }

    @Test
    void whatCannotBeReadIsListed() {
        PairRecords records =
                new PairRecords(
                        List.of(READS),
                        Map.of(),
                        Set.of(),
                        0,
                        0,
                        List.of(),
                        List.of(),
                        List.of("a.tsv, line 3, is cut"));

        assertThat(failures(records))
                .isEqualTo(
                        """
                        What the pairs wrote cannot all be read, so one may have failed:
                          a.tsv, line 3, is cut
                        The evidence is below target/forkpair""");
    }

    @Test
    void nothingIsSaidWherePairsPassed() {
        assertThat(failures(records(READS, LOCKS))).isEmpty();
        assertThat(new PairSummary(records(READS), List.of()).processesLeft()).isEmpty();
    }

    @Test
    void processesThatWereLeftAreListed() {
        List<Leftover> left =
                List.of(
                        new Leftover(4713, "sleep 1000", true),
                        new Leftover(4714, "sudo sleep 1000", false));

        assertThat(new PairSummary(records(), left).processesLeft())
                .isEqualTo(
                        """
                        A pair left 2 processes running after its test JVM was done with it:
                          4713 sleep 1000 (ended now)
                          4714 sudo sleep 1000 (cannot be ended)""");
    }

    private static String line(PairRecord... pairs) {
        return new PairSummary(records(pairs), List.of()).line();
    }

    private static String failures(PairRecords records) {
        return new PairSummary(records, List.of()).failures(EVIDENCE);
    }

    private static PairRecords records(PairRecord... pairs) {
        return new PairRecords(
                List.of(pairs), Map.of(), Set.of(), 0, 0, List.of(), List.of(), List.of());
    }
}

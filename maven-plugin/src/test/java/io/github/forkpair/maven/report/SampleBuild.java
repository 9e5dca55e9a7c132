package io.github.forkpair.maven.report;

import io.github.forkpair.evidence.Happening;
import io.github.forkpair.evidence.Lane;
import io.github.forkpair.evidence.PairEvent;
import io.github.forkpair.evidence.PairEvent.Weight;
import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.evidence.PairTimeline;
import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.outcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Pairs as a build would leave them. */
final class SampleBuild {

    static final String HOSTILE =
            "</style></title><script>alert(1)</script>\"' onload=\"x\" \u0000\u001b[31m\ud83d\u202e&amp;";

    private SampleBuild() {}

    static ReportedPair passed(String test) {
        return new ReportedPair(
                record(test, 1, PairResult.PASSED, ""),
                timeline(test, PairResult.PASSED, "", "", List.of()));
    }

    static ReportedPair failed(String test, String failure, String evidence) {
        return new ReportedPair(
                record(test, 1, PairResult.FAILED, failure.lines().findFirst().orElse("")),
                timeline(test, PairResult.FAILED, failure, evidence, List.of()));
    }

    static ReportedPair without(String test, int launched, PairResult result, String summary) {
        return new ReportedPair(record(test, launched, result, summary), null);
    }

    static PairTimeline timeline(
            String test, PairResult result, String failure, String evidence, List<PairEvent> more) {
        List<PairEvent> events = new ArrayList<>();
        events.add(at(4, Lane.ofChild(1), Happening.LAUNCHED, ""));
        events.add(at(50, Lane.ofChild(1), Happening.READY, ""));
        events.add(at(50, Lane.PARENT, Happening.CALLED, ""));
        events.add(message(51, Happening.SENT, 6, "String", "\"locked\""));
        events.add(message(52, Happening.RECEIVED, 2048, "Order", "[id=7, items=[]]"));
        events.addAll(more);
        events.add(at(60, Lane.ofChild(1), Happening.MET, "halfway"));
        events.add(
                failure.isEmpty()
                        ? at(61, Lane.ofChild(1), Happening.ENDED, "returned")
                        : weighed(61, Lane.ofChild(1), "failed", Weight.CAUSE));
        events.add(
                failure.isEmpty()
                        ? at(62, Lane.PARENT, Happening.ENDED, "returned")
                        : weighed(62, Lane.PARENT, "failed with it", Weight.TROUBLE));
        events.add(at(62, Lane.PARENT, Happening.HUNG_UP, ""));
        events.add(at(70, Lane.ofChild(1), Happening.PROCESS_ENDED, "exit code 0"));
        events.add(at(72, Lane.PARENT, Happening.VERDICT, ending(result).word()));
        return new PairTimeline(
                test,
                4711,
                List.of(new PairTimeline.Child("child", "CacheTest.child", 4712)),
                ending(result),
                failure,
                evidence,
                events);
    }

    private static Verdict.Ending ending(PairResult result) {
        return result == PairResult.FAILED ? Verdict.Ending.CHILD_FAILED : Verdict.Ending.PASSED;
    }

    static PairEvent output(long millis, Happening what, long lines, long bytes, String text) {
        long nanos = millis * 1_000_000;
        return new PairEvent(nanos, nanos, Lane.ofChild(1), what, lines, bytes, text);
    }

    static PairEvent traffic(long millis, Happening what, long bytes) {
        long nanos = millis * 1_000_000;
        return new PairEvent(nanos, nanos, Lane.between(1), what, 1, bytes, "");
    }

    static PairEvent message(long millis, Happening what, long bytes, String type, String value) {
        long nanos = millis * 1_000_000;
        return new PairEvent(
                nanos, nanos, Lane.between(1), what, 1, bytes, type, value, Weight.USUAL);
    }

    private static PairEvent weighed(long millis, Lane lane, String detail, Weight weight) {
        long nanos = millis * 1_000_000;
        return new PairEvent(nanos, nanos, lane, Happening.ENDED, 1, 0, detail, "", weight);
    }

    private static PairEvent at(long millis, Lane lane, Happening what, String detail) {
        long nanos = millis * 1_000_000;
        return new PairEvent(nanos, nanos, lane, what, 1, 0, detail);
    }

    /** A pair's verdict, with as many children, which ran if there was one. */
    static PairRecord record(String test, int launched, PairResult result, String summary) {
        List<ChildMark> children =
                LongStream.rangeClosed(1, launched)
                        .mapToObj(
                                pid ->
                                        new ChildMark(
                                                pid, OptionalLong.empty(), OptionalLong.empty()))
                        .toList();
        return new PairRecord(test, children, launched > 0, result, summary);
    }
}

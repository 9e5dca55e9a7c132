package io.github.forkpair.maven.report;

import io.github.forkpair.evidence.Happening;
import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.evidence.PairRecords;
import io.github.forkpair.evidence.PairTimeline;
import io.github.forkpair.evidence.Timelines;
import io.github.forkpair.maven.report.ReportedPair.Outcome;
import io.github.forkpair.outcome.ChildMark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * All pairs of a module's build, those that did not pass first.
 *
 * @param evidenceDir the directory below which they left their evidence
 * @param pairs the pairs
 * @param problems what could not be read, a sentence or two for each
 */
public record BuildPairs(Path evidenceDir, List<ReportedPair> pairs, List<String> problems) {

    private static final String MISSING = "Verdicts are missing here: ";

    /** Copies the lists. */
    public BuildPairs {
        pairs = List.copyOf(pairs);
        problems = List.copyOf(problems);
    }

    /**
     * Reads what test JVMs left. What cannot be read becomes a problem, and takes nothing else with
     * it.
     */
    public static BuildPairs read(Path evidenceDir) {
        List<ReportedPair> pairs = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Timelines timelines = Timelines.read(evidenceDir);
        Map<String, PairTimeline> byKey = new HashMap<>(timelines.byKey());
        try {
            PairRecords records = PairRecords.read(evidenceDir);
            records.runs()
                    .forEach(
                            (key, each) ->
                                    pairs.add(
                                            new ReportedPair(
                                                    each,
                                                    byKey.remove(key),
                                                    records.runAgain().contains(key))));
            records.problems().stream().map(MISSING::concat).forEach(problems::add);
        } catch (IOException e) {
            problems.add(MISSING + e.getMessage());
        }
        // A pair whose verdict cannot be read said in its timeline what it came to.
        byKey.values()
                .forEach(timeline -> pairs.add(new ReportedPair(recordOf(timeline), timeline)));
        problems.addAll(timelines.problems());
        pairs.sort(
                Comparator.comparing(ReportedPair::outcome)
                        .thenComparing(pair -> pair.record().test()));
        return new BuildPairs(evidenceDir, pairs, problems);
    }

    private static PairRecord recordOf(PairTimeline timeline) {
        List<ChildMark> children =
                timeline.children().stream()
                        .map(PairTimeline.Child::pid)
                        .filter(pid -> pid != 0)
                        .map(pid -> new ChildMark(pid, OptionalLong.empty(), OptionalLong.empty()))
                        .toList();
        boolean ran = timeline.events().stream().anyMatch(event -> event.what() == Happening.READY);
        return new PairRecord(
                timeline.test(), children, ran, timeline.result(), timeline.failure());
    }

    int count(Outcome outcome) {
        return (int) pairs.stream().filter(pair -> pair.outcome() == outcome).count();
    }

    /** Returns how many pairs there are: one that was run again is one. */
    int tests() {
        return pairs.size() - count(Outcome.RUN_AGAIN);
    }

    int children() {
        return pairs.stream().mapToInt(pair -> pair.record().launched()).sum();
    }
}

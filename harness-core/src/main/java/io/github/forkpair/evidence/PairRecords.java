package io.github.forkpair.evidence;

import io.github.forkpair.outcome.ChildMark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What all test JVMs of a build wrote of their pairs.
 *
 * @param pairs of each test its last run: one that failed may have been run again
 * @param runs all runs, in their order, each by a key that its {@linkplain Timelines timeline} has
 *     too
 * @param runAgain the keys of the runs that another of the same test came after
 * @param flaky how many of these passed only when they were run again
 * @param ofEarlierBuilds how many pairs an earlier build left, which are not among the others
 * @param running those of the pairs that a test JVM has not ended and which is still there
 * @param unattended the children that no test JVM sees to any more, so that nothing of them should
 *     be there
 * @param problems what could not be read, each with the file and what to do
 */
public record PairRecords(
        List<PairRecord> pairs,
        Map<String, PairRecord> runs,
        Set<String> runAgain,
        int flaky,
        int ofEarlierBuilds,
        List<PairRecord> running,
        List<ChildMark> unattended,
        List<String> problems) {

    /** Copies the lists. */
    public PairRecords {
        pairs = List.copyOf(pairs);
        runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
        runAgain = Set.copyOf(runAgain);
        running = List.copyOf(running);
        unattended = List.copyOf(unattended);
        problems = List.copyOf(problems);
    }

    /** Reads what is there. */
    public static PairRecords read(Path evidenceDir) throws IOException {
        return readSince(evidenceDir, Instant.MIN);
    }

    /**
     * Reads what is there.
     *
     * @param evidenceDir the directory below which evidence is kept
     * @param buildStart what was begun before that is of an earlier build
     * @throws IOException if a file cannot be read at all
     */
    public static PairRecords readSince(Path evidenceDir, Instant buildStart) throws IOException {
        List<PairRecord> pairs = new ArrayList<>();
        Map<String, PairRecord> runs = new LinkedHashMap<>();
        Set<String> runAgain = new TreeSet<>();
        List<PairRecord> running = new ArrayList<>();
        List<ChildMark> unattended = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int flaky = 0;
        int ofEarlierBuilds = 0;
        for (RecordFile file : RecordFile.in(evidenceDir)) {
            // Before the file is read: a test JVM that ends in between has written how its pairs
            // ended.
            boolean writerIsAlive = file.isWriterAlive();
            RecordReader reader = RecordReader.of(file);
            if (file.begun().isBefore(buildStart)) {
                ofEarlierBuilds += reader.lastRuns().size();
                continue;
            }
            pairs.addAll(reader.lastRuns());
            runs.putAll(reader.runs());
            runAgain.addAll(reader.runAgain());
            flaky += reader.flaky();
            problems.addAll(reader.problems());
            reader.lastRuns().stream()
                    .filter(pair -> pair.unfinished() && writerIsAlive)
                    .forEach(running::add);
            reader.runs().values().stream()
                    .filter(pair -> !pair.unfinished() || !writerIsAlive)
                    .forEach(pair -> unattended.addAll(pair.children()));
        }
        return new PairRecords(
                pairs, runs, runAgain, flaky, ofEarlierBuilds, running, unattended, problems);
    }

    /** Returns the same without the pairs that are running. */
    public PairRecords withoutRunning() {
        List<PairRecord> others = new ArrayList<>(pairs);
        running.forEach(others::remove);
        return new PairRecords(
                others, runs, runAgain, flaky, ofEarlierBuilds, List.of(), unattended, problems);
    }

    /** Returns the same with one problem more. */
    public PairRecords with(String problem) {
        List<String> more = new ArrayList<>(problems);
        more.add(problem);
        return new PairRecords(
                pairs, runs, runAgain, flaky, ofEarlierBuilds, running, unattended, more);
    }

    /**
     * Forgets what earlier builds wrote, and leaves all else in the directory as it is.
     *
     * @param buildStart what was begun before that is of an earlier build
     */
    public static void deleteBefore(Path evidenceDir, Instant buildStart) throws IOException {
        RecordFile.deleteBefore(evidenceDir, buildStart);
        Tripwire.deleteBefore(evidenceDir, buildStart);
    }
}

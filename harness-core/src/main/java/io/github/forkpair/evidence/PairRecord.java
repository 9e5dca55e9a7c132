package io.github.forkpair.evidence;

import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.transfer.Cut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one pair after the build's tests, for a summary that spans several test JVMs.
 *
 * @param test the parent side, as people name it
 * @param children which children were started
 * @param ran whether a child came so far that it could run its side; known of a pair that ended
 * @param result what became of it
 * @param summary the first line of the failure, or of why it was skipped; empty where it passed
 */
public record PairRecord(
        String test, List<ChildMark> children, boolean ran, PairResult result, String summary) {

    /** Copies the list. */
    public PairRecord {
        children = List.copyOf(children);
    }

    static PairRecord began(String test) {
        return new PairRecord(test, List.of(), false, PairResult.UNFINISHED, "");
    }

    PairRecord launched(ChildMark child) {
        List<ChildMark> more = new ArrayList<>(children);
        more.add(child);
        return new PairRecord(test, more, ran, result, summary);
    }

    PairRecord ended(PairResult how, boolean childRan, String why) {
        return new PairRecord(test, children, childRan, how, why);
    }

    /**
     * Tells whether the pair fails no build: it passed, and its child ran, or it was aborted or
     * skipped.
     */
    public boolean isGood() {
        return aborted() || skipped() || passed() && ran;
    }

    /** Tells whether the test passed, which it also may where no child ran. */
    public boolean passed() {
        return result == PairResult.PASSED;
    }

    /** Tells whether an assumption of a side did not hold. */
    public boolean aborted() {
        return result == PairResult.ABORTED;
    }

    /** Tells whether Forkpair itself did not run it, since this system cannot. */
    public boolean skipped() {
        return result == PairResult.SKIPPED;
    }

    /** Tells whether nobody wrote down how it ended. */
    public boolean unfinished() {
        return result == PairResult.UNFINISHED;
    }

    /** Returns what it lacks, for the inside of a sentence, if it is bad without a failure. */
    public Optional<String> whatIsMissing() {
        if (unfinished()) {
            return Optional.of("it began and did not end; its test JVM went away in between");
        }
        if (!passed() || ran) {
            return Optional.empty();
        }
        return Optional.of(
                launched() == 0
                        ? "its child was never launched"
                        : "its child never came so far as to run its side");
    }

    /** Returns how many children were started. */
    public int launched() {
        return children.size();
    }

    /**
     * Writes lines as things happen, to one file for each test JVM, so that a JVM that dies leaves
     * what it knew.
     */
    public static final class Writer {

        /** What one row of a console may hold. */
        private static final int LONGEST_SUMMARY = 1_000;

        private static int count;

        private final RecordFile file;
        private final String id;
        private volatile boolean ran;

        private Writer(RecordFile file, String id) {
            this.file = file;
            this.id = id;
        }

        /**
         * A pair begins.
         *
         * @param test its name, which a class of another package may have too
         * @param invocation tells this run of the test from all others; the same again where a test
         *     that failed is run once more
         */
        public static Writer begin(Path evidenceDir, String test, String invocation)
                throws IOException {
            Writer writer = new Writer(RecordFile.ofThisJvm(evidenceDir), nextId());
            writer.file.append("began", writer.id, test, invocation);
            writer.file.seeOthers();
            return writer;
        }

        private static synchronized String nextId() {
            return String.valueOf(++count);
        }

        /** A child of it was started. */
        public void launched(ChildMark child) throws IOException {
            file.append(
                    "launched",
                    id,
                    String.valueOf(child.pid()),
                    RecordFile.text(child.started()),
                    RecordFile.text(child.limit()));
        }

        /** The child is up, and runs its side. */
        public void ran() {
            ran = true;
        }

        /** It ended. */
        public void ended(PairResult result, String summary) throws IOException {
            String shown = summary.lines().findFirst().map(Visible::text).orElse("");
            String line = Cut.to(LONGEST_SUMMARY, shown.replace('\t', ' '));
            file.append("ended", id, result.word(), ran ? "ran" : "-", line);
        }

        /** Adds the pair's timeline to the file beside this one. */
        void timeline(PairTimeline pair) throws IOException {
            TimelineFile.append(file.path().getParent(), file.key(id), pair);
        }
    }
}

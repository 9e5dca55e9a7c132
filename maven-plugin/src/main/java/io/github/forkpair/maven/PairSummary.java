package io.github.forkpair.maven;

import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.evidence.PairRecords;
import io.github.forkpair.outcome.Leftover;
import java.nio.file.Path;
import java.util.List;

/**
 * What a build says of its pairs.
 *
 * @param records the pairs of all test JVMs
 * @param left the processes of pairs that were still running, and have been ended
 */
record PairSummary(PairRecords records, List<Leftover> left) {

    /** What to say where there had to be a pair. */
    private static final String NO_PAIRS =
            "No pair ran, and failIfNoPairs is set. Is there a test class with a @ParentSide and a"
                    + " @ChildSide that Surefire or Failsafe includes, did it get beyond its"
                    + " constructor and @BeforeAll, and does forkpair:prepare run before it?";

    /** Returns the one line about all pairs. */
    String line() {
        int children = records.pairs().stream().mapToInt(PairRecord::launched).sum();
        long aborted = records.pairs().stream().filter(PairRecord::aborted).count();
        long skipped = records.pairs().stream().filter(PairRecord::skipped).count();
        return "Forkpair: "
                + count(pairs(), "pair", "pairs")
                + ", "
                + count(children, "child", "children")
                + ", "
                + failed()
                + " failed"
                + (aborted == 0 ? "" : ", " + aborted + " aborted")
                + (skipped == 0 ? "" : ", " + skipped + " skipped")
                + (records.flaky() == 0 ? "" : ", " + records.flaky() + " flaky")
                + (left.isEmpty()
                        ? ""
                        : ", " + count(left.size(), "process", "processes") + " left");
    }

    int pairs() {
        return records.pairs().size();
    }

    /** Returns what to say where there had to be a pair that ran; empty if there may be one. */
    String noneRan() {
        if (!records.problems().isEmpty()
                || !records.pairs().stream().allMatch(PairRecord::skipped)) {
            return "";
        }
        return pairs() == 0 ? NO_PAIRS : "No pair ran, and failIfNoPairs is set:\n" + notRun();
    }

    /** Returns which pairs were aborted or skipped, and why, a row each; empty if none was. */
    String notRun() {
        StringBuilder text = new StringBuilder();
        records.pairs().stream()
                .filter(pair -> pair.aborted() || pair.skipped())
                .map(pair -> pair.test() + " was " + pair.result().word() + reason(pair))
                .sorted()
                .forEach(pair -> row(text, pair));
        return text.toString().stripTrailing();
    }

    private static String reason(PairRecord pair) {
        return pair.summary().isEmpty() ? "" : ": " + pair.summary();
    }

    int failed() {
        return (int) records.pairs().stream().filter(pair -> !pair.isGood()).count();
    }

    /** Returns why the build fails, beside the processes that were left; empty if it need not. */
    String failures(Path evidenceDir) {
        StringBuilder text = new StringBuilder();
        if (failed() > 0) {
            text.append(failed()).append(" of ").append(count(pairs(), "pair", "pairs"));
            text.append(" failed:\n");
            records.pairs().stream()
                    .filter(pair -> !pair.isGood())
                    .map(PairSummary::failure)
                    .sorted()
                    .forEach(failure -> row(text, failure));
        }
        if (!records.problems().isEmpty()) {
            text.append("What the pairs wrote cannot all be read, so one may have failed:\n");
            records.problems().forEach(problem -> row(text, problem));
        }
        return text.isEmpty() ? "" : text + "The evidence is below " + evidenceDir;
    }

    /** Returns which processes were left; empty if none was. */
    String processesLeft() {
        StringBuilder text = new StringBuilder();
        if (!left.isEmpty()) {
            text.append("A pair left ").append(count(left.size(), "process", "processes"));
            text.append(" running after its test JVM was done with it:\n");
            left.forEach(each -> row(text, process(each)));
        }
        return text.toString().stripTrailing();
    }

    private static void row(StringBuilder text, String row) {
        text.append("  ").append(row).append('\n');
    }

    private static String process(Leftover each) {
        return each.pid()
                + " "
                + each.command()
                + (each.ended() ? " (ended now)" : " (cannot be ended)");
    }

    private static String failure(PairRecord pair) {
        return pair.test() + ": " + pair.whatIsMissing().orElse(pair.summary());
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}

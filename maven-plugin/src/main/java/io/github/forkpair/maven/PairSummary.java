package io.github.forkpair.maven;

import io.github.forkpair.evidence.PairRecord;
import java.nio.file.Path;
import java.util.List;

/**
 * What a build says of its pairs.
 *
 * @param records the pairs of all test JVMs
 */
record PairSummary(List<PairRecord> records) {

    /** What to say where there had to be a pair. */
    static final String NO_PAIRS =
            "No pair ran, and failIfNoPairs is set. Is there a test class with a @ParentSide and a"
                    + " @ChildSide that Surefire or Failsafe includes, and does forkpair:prepare run"
                    + " before it?";

    /** Returns the one line about all pairs. */
    String line() {
        int children = records.stream().mapToInt(PairRecord::launched).sum();
        long aborted = records.stream().filter(pair -> pair.result().equals("aborted")).count();
        return "Forkpair: "
                + count(pairs(), "pair", "pairs")
                + ", "
                + count(children, "child", "children")
                + ", "
                + failed()
                + " failed"
                + (aborted == 0 ? "" : ", " + aborted + " aborted");
    }

    int pairs() {
        return records.size();
    }

    int failed() {
        return (int) records.stream().filter(pair -> !isGood(pair)).count();
    }

    /** Returns which pairs failed, each with its reason. */
    String failures(Path evidenceDir) {
        StringBuilder text = new StringBuilder();
        text.append(failed()).append(" of ").append(count(pairs(), "pair", "pairs"));
        text.append(" failed:\n");
        records.stream()
                .filter(pair -> !isGood(pair))
                .map(PairSummary::failure)
                .sorted()
                .forEach(failure -> text.append("  ").append(failure).append('\n'));
        return text.append("The evidence is below ").append(evidenceDir).toString();
    }

    private static boolean isGood(PairRecord pair) {
        return pair.result().equals("aborted")
                || pair.result().equals("passed") && pair.launched() > 0;
    }

    private static String failure(PairRecord pair) {
        return switch (pair.result()) {
            case "passed" -> pair.test() + ": its child was never launched";
            case PairRecord.UNFINISHED ->
                    pair.test() + ": it began and did not end; its test JVM went away in between";
            default -> pair.test() + ": " + pair.summary();
        };
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}

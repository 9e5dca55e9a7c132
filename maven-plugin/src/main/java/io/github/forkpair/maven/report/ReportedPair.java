package io.github.forkpair.maven.report;

import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.evidence.PairTimeline;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pair as the page shows it.
 *
 * @param record its verdict
 * @param timeline its course, or null where none was kept or none can be read
 * @param runAgain whether another run of the same test came after this one, and counts instead
 */
record ReportedPair(PairRecord record, @Nullable PairTimeline timeline, boolean runAgain) {

    ReportedPair(PairRecord record, @Nullable PairTimeline timeline) {
        this(record, timeline, false);
    }

    /** What a pair came to, in the order in which they are shown. */
    enum Outcome {
        FAILED,
        UNFINISHED,
        ABORTED,
        RUN_AGAIN,
        PASSED;

        /** Returns it as people read it. */
        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Returns it as the style sheet names it. */
        String style() {
            return words().replace(' ', '-');
        }
    }

    Outcome outcome() {
        return runAgain ? Outcome.RUN_AGAIN : ownOutcome();
    }

    private Outcome ownOutcome() {
        return switch (record.result()) {
            case "aborted" -> Outcome.ABORTED;
            case "passed" -> record.isGood() ? Outcome.PASSED : Outcome.FAILED;
            case PairRecord.UNFINISHED -> Outcome.UNFINISHED;
            default -> Outcome.FAILED;
        };
    }

    /** Returns why it did not pass; empty if it did. */
    String reason() {
        if (ownOutcome() == Outcome.UNFINISHED) {
            return "It began and did not end; its test JVM went away in between.";
        }
        if (record.result().equals("passed") && !record.isGood()) {
            return record.launched() == 0
                    ? "Its child was never launched."
                    : "Its child never came so far as to run its side.";
        }
        return timeline == null || timeline.failure().isEmpty()
                ? record.summary()
                : timeline.failure();
    }
}

package io.github.forkpair.maven.report;

import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.evidence.PairTimeline;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pair as the page shows it.
 *
 * @param record its verdict
 * @param timeline its timeline, or null where none was kept or none can be read
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
        SKIPPED,
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
        if (runAgain) {
            return Outcome.RUN_AGAIN;
        }
        if (record.aborted()) {
            return Outcome.ABORTED;
        }
        if (record.skipped()) {
            return Outcome.SKIPPED;
        }
        if (record.unfinished()) {
            return Outcome.UNFINISHED;
        }
        return record.isGood() ? Outcome.PASSED : Outcome.FAILED;
    }

    /** Returns why it did not pass; empty if it did. */
    String reason() {
        String failure = timeline == null ? "" : timeline.failure();
        return record.whatIsMissing()
                .map(ReportedPair::sentence)
                .orElse(failure.isEmpty() ? record.summary() : failure);
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}

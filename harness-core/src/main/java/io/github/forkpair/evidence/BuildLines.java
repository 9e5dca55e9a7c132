package io.github.forkpair.evidence;

import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import java.io.IOException;

/** The lines that a pair leaves for the build's summary and its report. */
final class BuildLines {

    private final PairPlan plan;
    private final Console console;
    private final PairRecord.Writer record;

    private BuildLines(PairPlan plan, Console console, PairRecord.Writer record) {
        this.plan = plan;
        this.console = console;
        this.record = record;
    }

    /**
     * Notes that a pair begins.
     *
     * @param console is told what cannot be written later
     */
    static BuildLines begin(PairPlan plan, Console console) throws IOException {
        return new BuildLines(
                plan,
                console,
                PairRecord.Writer.begin(
                        plan.settings().evidenceDir(),
                        plan.parent().shortName(),
                        plan.invocation()));
    }

    void launched(ChildMark child) throws IOException {
        record.launched(child);
    }

    void ran() {
        record.ran();
    }

    /** Notes that the pair failed before anything happened of which to tell. */
    void failed(String problem) {
        try {
            record.ended(PairResult.FAILED, problem);
        } catch (IOException e) {
            // A pair that began and did not end fails the build's summary as well.
        }
    }

    /** Notes what the pair came to, and what happened on the way. */
    void ended(PairResult result, String summary, PairTimeline whole) {
        try {
            record.ended(result, summary);
        } catch (IOException e) {
            // The build's summary then fails the pair rather than passing it.
            console.err(
                    "[forkpair] WARNING: how "
                            + plan.parent().shortName()
                            + " ended could not be written below "
                            + plan.settings().evidenceDir()
                            + " ("
                            + e.getMessage()
                            + "), so that forkpair:verify will fail.");
        }
        try {
            record.timeline(whole);
        } catch (IOException e) {
            // The report will say that there is no timeline; the verdict stands all the same.
        }
    }
}

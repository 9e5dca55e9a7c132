package io.github.forkpair.evidence;

import io.github.forkpair.control.ChildReport;
import io.github.forkpair.evidence.PairEvent.Weight;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.Leftover;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.transfer.ThrownWords;

/**
 * How the sides ended, as events for the timeline.
 *
 * @param words who they are
 */
record EndingEvents(PairWords words) {

    void addParentsTo(Timeline timeline) {
        ParentOutcome parent = words.parent();
        Throwable thrown = parent.thrown();
        Weight parentsWeight = thrown == null ? Weight.USUAL : Weight.TROUBLE;
        if (parent.started()) {
            String did = words.parentDid() + (thrown == null ? "" : ThrownLine.of(thrown).rest());
            timeline.add(parent.nanoTime(), Lane.PARENT, Happening.ENDED, did, parentsWeight);
        } else if (thrown != null) {
            timeline.add(
                    parent.nanoTime(),
                    Lane.PARENT,
                    Happening.NOT_CALLED,
                    ThrownWords.of(thrown) + ThrownLine.of(thrown).cause(),
                    parentsWeight);
        }
    }

    void addChildsTo(Timeline timeline) {
        ChildOutcome child = words.child();
        child.exiting()
                .ifPresent(
                        began ->
                                timeline.add(
                                        began.nanoTime(),
                                        lane(),
                                        Happening.EXIT_BEGAN,
                                        began.thread() + ThrownLine.place(began.stack())));
        for (ChildReport.Uncaught each : child.uncaught()) {
            timeline.add(
                    each.nanoTime(),
                    lane(),
                    Happening.UNCAUGHT,
                    UncaughtWords.event(each) + ThrownLine.place(each.stack()),
                    Weight.TROUBLE);
        }
        if (child.word().orElse(null) instanceof ChildReport.Returned returned) {
            String left = child.leftThreads().strip().replace("\n", ", ");
            timeline.add(
                    returned.nanoTime(),
                    lane(),
                    Happening.ENDED,
                    left.isEmpty() ? "returned" : "returned, and left threads: " + left);
        } else if (child.word().orElse(null) instanceof ChildReport.Failed failed) {
            timeline.add(
                    failed.nanoTime(),
                    lane(),
                    Happening.ENDED,
                    words.childsWord() + new ThrownLine(failed.failure()).rest(),
                    Weight.TROUBLE);
        }
        timeline.add(
                child.endNanos(), lane(), Happening.PROCESS_ENDED, child.status() + words.sentBy());
        for (Leftover left : child.leftovers()) {
            timeline.add(
                    child.endNanos(),
                    lane(),
                    Happening.LEFT_RUNNING,
                    left.pid() + " " + left.command(),
                    Weight.TROUBLE);
        }
    }

    private Lane lane() {
        return Lane.ofChild(words.childPlan().seat().number());
    }
}

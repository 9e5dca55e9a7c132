package io.github.forkpair.evidence;

import io.github.forkpair.control.ChildReport;
import io.github.forkpair.jvm.TemporaryDirectory;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.transfer.AbsentDirectory;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of both sides and may have led to any failure, whoever tells of that.
 *
 * @param died the child's threads that died of an exception early enough for that
 * @param uncaughtFile the file with their stacks; empty where none is kept
 */
record Clues(
        ParentOutcome parent,
        ChildOutcome child,
        List<ChildReport.Uncaught> died,
        String uncaughtFile) {

    /** Takes all threads of the child that died. */
    Clues(ParentOutcome parent, ChildOutcome child) {
        this(parent, child, child.uncaught(), Seat.ONLY.files().uncaught());
    }

    /** Returns these, before what the failure itself hints at. */
    Hint before(Hint hint) {
        List<Hint> all = new ArrayList<>();
        UncaughtWords words = new UncaughtWords(died);
        all.add(words.hint(uncaughtFile));
        all.addAll(words.hints());
        if (child.word().orElse(null) instanceof ChildReport.Failed failed) {
            all.addAll(new LackWords(failed.lacks()).hints());
        }
        if (parent.thrown() != null) {
            all.add(
                    LackWords.directory(
                            AbsentDirectory.in(parent.thrown(), TemporaryDirectory.ofTheTest())));
        }
        all.add(new EndedWithChild(parent, child).hint());
        all.add(hint);
        return Hint.all(all.stream().distinct().toList());
    }
}

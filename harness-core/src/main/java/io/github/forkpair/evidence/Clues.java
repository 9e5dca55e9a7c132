package io.github.forkpair.evidence;

import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.ParentOutcome;
import java.util.ArrayList;
import java.util.List;

/** What is known of both sides and may have led to any failure, whoever tells of that. */
record Clues(ParentOutcome parent, ChildOutcome child) {

    /** Returns these, before what the failure itself hints at. */
    Hint before(Hint hint) {
        List<Hint> all = new ArrayList<>();
        all.add(Hint.likely(new UncaughtWords(child.uncaught()).line()));
        all.add(hint);
        return Hint.all(all);
    }
}

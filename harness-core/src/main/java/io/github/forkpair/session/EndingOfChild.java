package io.github.forkpair.session;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.outcome.Verdict.Ending;
import io.github.forkpair.transfer.TransferredFailure;

/** Says how a child ended, where its ending is the test's. */
final class EndingOfChild {

    private EndingOfChild() {}

    /** Returns how one ended by itself, or by its own fault. */
    static Ending byItself(ChildOutcome child, boolean expectedToReturn) {
        if (child.word().orElse(null) instanceof ChildReport.Failed failed) {
            return failed.failure().kind() == TransferredFailure.Kind.ABORTED
                    ? Ending.CHILD_ABORTED
                    : Ending.CHILD_FAILED;
        }
        if (!child.ready()) {
            return Ending.CHILD_NOT_STARTED;
        }
        if (!expectedToReturn) {
            return Ending.CHILD_ENDED_OTHERWISE;
        }
        if (child.word().isPresent()) {
            return Ending.CHILD_ENDED_BADLY;
        }
        if (child.crash().isPresent()) {
            return Ending.CHILD_CRASHED;
        }
        return child.status() instanceof ExitStatus.Exited
                ? Ending.CHILD_EXITED
                : Ending.CHILD_SIGNALED;
    }

    /** Returns what became of a pair at its deadline. */
    static Ending atTheDeadline(ChildOutcome child, boolean parentOverdue) {
        if (!child.overdue()) {
            return Ending.PARENT_OVERDUE;
        }
        Hang hang = child.hang();
        if (!hang.deadlock().isEmpty()) {
            return Ending.CHILD_DEADLOCKED;
        }
        if (!hang.stoppedBy().isEmpty()) {
            return Ending.CHILD_STOPPED;
        }
        if (hang.stage() == Hang.Stage.EXITING || hang.stage() == Hang.Stage.THROUGH) {
            return Ending.CHILD_EXIT_BLOCKED;
        }
        return parentOverdue ? Ending.BOTH_OVERDUE : Ending.CHILD_OVERDUE;
    }
}

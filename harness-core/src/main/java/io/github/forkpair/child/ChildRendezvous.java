package io.github.forkpair.child;

import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.control.MeetingRefusal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meetings as the child side has them: it says over the control pipe where it waits, and the
 * parent answers there, exactly once.
 */
final class ChildRendezvous implements Rendezvous {

    /** One wait of a thread for the parent side. */
    private static final class Wait {
        private boolean answered;
        private @Nullable String failure;
        private boolean refused;
    }

    private final ControlLink control;
    private @Nullable Wait waiting;

    ChildRendezvous(ControlLink control) {
        this.control = control;
    }

    @Override
    public void meet(String name) {
        meet(name, new String[0]);
    }

    @Override
    public void meet(String name, String... sides) {
        if (name == null) {
            throw new NullPointerException(MeetingRefusal.NO_NAME);
        }
        Wait wait = begin();
        say(new ChildReport.Waits(name, List.of(sides)));
        boolean interrupted = false;
        while (!isAnswered(wait)) {
            if (!interrupted) {
                interrupted = true;
                say(new ChildReport.Leaves()); // it may have met by now: the answer tells
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (wait.refused) {
            throw new IllegalArgumentException(wait.failure);
        }
        end(wait.failure, interrupted);
    }

    /**
     * Takes the parent's answer, for the thread that waits: it has met, or missed the other side.
     */
    synchronized void answer(@Nullable String failure) {
        answer(failure, false);
    }

    /** Takes the parent's answer that there is no such meeting. */
    synchronized void refuse(String why) {
        answer(why, true);
    }

    private void answer(@Nullable String failure, boolean refused) {
        Wait wait = waiting;
        if (wait != null) {
            wait.failure = failure;
            wait.refused = refused;
            wait.answered = true;
            waiting = null;
            notifyAll();
        }
    }

    private synchronized Wait begin() {
        if (waiting != null) {
            throw new IllegalStateException(MeetingRefusal.ANOTHER_WAITS);
        }
        waiting = new Wait();
        return waiting;
    }

    /** Waits for the answer. Returns false when this thread is interrupted. */
    private synchronized boolean isAnswered(Wait wait) {
        try {
            while (!wait.answered) {
                wait();
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void end(@Nullable String failure, boolean interrupted) {
        if (failure == null) {
            return;
        }
        if (interrupted) {
            throw new UncheckedIOException(
                    MeetingRefusal.INTERRUPTED, new InterruptedIOException());
        }
        throw new MissedMeetingException(failure);
    }

    private void say(ChildReport report) {
        try {
            control.send(report);
        } catch (IOException e) {
            throw new UncheckedIOException("The parent cannot be told of a meeting place.", e);
        }
    }
}

package io.github.forkpair.child;

import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.control.MeetingRefusal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The meetings as the child side has them: it says over the control pipe where it waits, and the
 * parent answers by a pipe for nothing else, exactly once. The thread that waits reads the answer
 * itself: another that heard it first would have to wake it.
 */
final class ChildRendezvous implements Rendezvous {

    private final ControlLink control;
    private final AnswerReader answers;
    private final AtomicBoolean waiting = new AtomicBoolean();

    ChildRendezvous(ControlLink control, String answerPipe) {
        this.control = control;
        this.answers = new AnswerReader(answerPipe);
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
        ChildReport waits = new ChildReport.Waits(name, List.of(sides));
        if (!waiting.compareAndSet(false, true)) {
            throw new IllegalStateException(MeetingRefusal.ANOTHER_WAITS);
        }
        try {
            control.send(waits);
            end(new InterruptibleWait(answers, control));
        } catch (IOException e) {
            throw new UncheckedIOException("The parent cannot be told of a meeting place.", e);
        } finally {
            waiting.set(false);
        }
    }

    private static void end(InterruptibleWait wait) throws IOException {
        ChildOrder answer = wait.answer();
        if (answer instanceof ChildOrder.Refused refused) {
            throw new IllegalArgumentException(refused.reason());
        }
        if (answer instanceof ChildOrder.Missed missed) {
            if (wait.wasInterrupted()) {
                throw new UncheckedIOException(
                        MeetingRefusal.INTERRUPTED, new InterruptedIOException());
            }
            throw new MissedMeetingException(missed.reason());
        }
    }
}

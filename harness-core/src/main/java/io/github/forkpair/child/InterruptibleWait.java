package io.github.forkpair.child;

import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.ChildReport;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/**
 * One wait of a thread for the parent's answer. Nothing but the answer ends its read: an interrupt
 * asks for one. It is no channel; but only by this class of the JDK's is somebody told that a
 * thread in a system call was interrupted.
 */
final class InterruptibleWait extends AbstractInterruptibleChannel {

    private final AnswerReader answers;
    private final ControlLink control;
    private boolean interrupted;

    InterruptibleWait(AnswerReader answers, ControlLink control) {
        this.answers = answers;
        this.control = control;
    }

    /**
     * Waits for the answer. An interrupt is still there afterwards.
     *
     * @throws IOException if the parent is gone
     */
    ChildOrder answer() throws IOException {
        begin();
        try {
            return answers.next();
        } finally {
            end();
        }
    }

    private void end() throws AsynchronousCloseException {
        try {
            end(true);
        } catch (ClosedByInterruptException e) {
            interrupted = true;
        }
    }

    /** Tells whether the thread was interrupted before it had its answer. */
    boolean wasInterrupted() {
        return interrupted;
    }

    /** On the thread that interrupts, once. The sides may have met by then: the answer tells. */
    @Override
    protected void implCloseChannel() throws IOException {
        control.send(new ChildReport.Leaves());
    }
}

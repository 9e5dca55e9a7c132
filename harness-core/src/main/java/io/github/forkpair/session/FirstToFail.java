package io.github.forkpair.session;

import io.github.forkpair.MalformedFrameException;
import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.transfer.Frames;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of two sides that failed did so first.
 *
 * @param parent how the parent side's method ended
 * @param child how the child ended
 */
record FirstToFail(ParentOutcome parent, ChildOutcome child) {

    private static final String MISSED = MissedMeetingException.class.getName();

    /** Tells whether it was the child. */
    boolean isTheChild() {
        if (child.word().orElse(null) instanceof ChildReport.Failed failed) {
            return isTheChild(failed);
        }
        // The sockets and pipes of a dying process close before its end can be seen from outside,
        // so the parent side may have been told before the end was noted.
        return child.endNanos() < parent.nanoTime()
                || parent.thrown() instanceof MissedMeetingException
                || saysThatThePeerIsGone(parent.thrown());
    }

    /**
     * Both sides hear at the same time that they do not meet, and which tells of it first is
     * chance. It is no news from the side that heard of the other's failure; where both only heard,
     * it is the parent side's to tell.
     */
    private boolean isTheChild(ChildReport.Failed failed) {
        Throwable thrown = parent.thrown();
        boolean childMissed = failed.failure().type().equals(MISSED);
        if (childMissed && (thrown instanceof MissedMeetingException || wasInterrupted(thrown))) {
            return false;
        }
        return thrown instanceof MissedMeetingException || failed.nanoTime() < parent.nanoTime();
    }

    private static boolean wasInterrupted(@Nullable Throwable thrown) {
        return thrown != null && thrown.getCause() instanceof InterruptedIOException;
    }

    /** Tells whether it comes from the pair's channel, and not from some file of the author's. */
    private static boolean saysThatThePeerIsGone(@Nullable Throwable thrown) {
        return thrown instanceof PeerGoneException
                || thrown instanceof MalformedFrameException
                        && thrown.getCause() instanceof EOFException
                || thrown instanceof IOException
                        && !(thrown instanceof ClosedChannelException) // this side's own doing
                        && Arrays.stream(thrown.getStackTrace())
                                .anyMatch(frame -> Frames.areTheChannel(frame.getClassName()));
    }
}

package io.github.forkpair.child;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The channel to one sibling, made by whichever of the two uses it first: one for each process that
 * the sibling has had. That of a process that has ended is read to its end before the next is used.
 * Safe for several threads.
 */
final class SiblingLink {

    /** The sibling asks itself: its channel comes, unless its asking failed. */
    private static final long ASK_AGAIN_MILLIS = 100;

    private final Siblings siblings;
    private final int number;

    /** Oldest first: that one is in use, the others are of processes that came after. */
    private final ArrayDeque<Siblings.Connection> made = new ArrayDeque<>();

    /** Whether the end of the one in use was heard. */
    private boolean ended;

    private boolean asking;
    private boolean asksItself;
    private @Nullable IOException gone;

    SiblingLink(Siblings siblings, int number) {
        this.siblings = siblings;
        this.number = number;
    }

    /**
     * Returns the channel. One whose end was heard is returned again for as long as the sibling has
     * not been started again.
     *
     * @throws InterruptedIOException if this thread is interrupted
     * @throws IOException if the sibling is gone, and there never was a channel
     */
    synchronized SocketChannel channel() throws IOException {
        while (!hasOpen()) {
            if (!asking) {
                asking = true;
                siblings.ask(this, number);
            }
            while (asking) {
                await(0);
            }
            if (hasOpen()) {
                break;
            } else if (asksItself) {
                await(ASK_AGAIN_MILLIS);
            } else if (made.isEmpty() && gone != null) {
                throw new IOException(gone.getMessage(), gone);
            } else if (!made.isEmpty()) {
                break;
            }
        }
        return made.element().channel();
    }

    /** Takes note that a channel has ended. */
    synchronized void end(SocketChannel channel) {
        Siblings.Connection first = made.peek();
        if (first != null && first.channel() == channel) {
            ended = true;
        }
    }

    /**
     * Answers the sibling that asks by a channel. Both may ask at once: then one asking comes
     * first.
     */
    synchronized byte answer(Siblings.Connection offered) {
        Siblings.Connection last = made.peekLast();
        if (last != null && last.pid() == offered.pid()) {
            return Siblings.Answer.IS_THERE;
        } else if (asking && siblings.comesBefore(number)) {
            return Siblings.Answer.ASKS_ITSELF;
        }
        made.add(offered);
        notifyAll();
        return Siblings.Answer.TAKEN;
    }

    /** Takes what the sibling answered that this child had asked. */
    synchronized void answered(byte answer, Siblings.Connection asked) {
        if (answer == Siblings.Answer.TAKEN) {
            made.add(asked);
        }
        over(answer == Siblings.Answer.ASKS_ITSELF, null);
    }

    /** Takes note that the sibling that this child had asked is not there. */
    synchronized void failed(IOException why) {
        over(false, why);
    }

    private void over(boolean itself, @Nullable IOException why) {
        asking = false;
        asksItself = itself;
        gone = why;
        notifyAll();
    }

    /** Leaves a channel that has ended for the next, if there is one. */
    private boolean hasOpen() throws IOException {
        if (ended && made.size() > 1) {
            made.remove().channel().close();
            ended = false;
        }
        return !made.isEmpty() && !ended;
    }

    private void await(long millis) throws InterruptedIOException {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the channel was made");
        }
    }
}

package io.github.forkpair.child;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The channel to one sibling, made by whichever of the two uses it first. One that ended is made
 * anew: the sibling may have been started again. Safe for several threads.
 */
final class SiblingLink {

    private final Siblings siblings;
    private final int number;
    private Siblings.@Nullable Connection connection;
    private boolean asking;

    SiblingLink(Siblings siblings, int number) {
        this.siblings = siblings;
        this.number = number;
    }

    /**
     * Returns the channel.
     *
     * @throws IOException if the sibling is gone
     */
    SocketChannel channel() throws IOException {
        while (true) {
            synchronized (this) {
                awaitAnswer();
                if (connection != null) {
                    return connection.channel();
                }
                asking = true;
            }
            Siblings.Connection made = null;
            try {
                made = siblings.ask(number);
            } finally {
                synchronized (this) {
                    asking = false;
                    if (made != null) {
                        connection = made;
                    }
                    notifyAll();
                }
            }
            if (made == null) {
                awaitTheOther();
            }
        }
    }

    /** Forgets a channel that has ended. */
    synchronized void end(SocketChannel ended) {
        if (connection != null && connection.channel() == ended) {
            connection = null;
        }
    }

    /**
     * Takes a channel that the sibling asks for; not where this child's own asking comes first, or
     * came first: both may have asked at once.
     */
    synchronized boolean takes(Siblings.Connection offered) {
        boolean isThere = connection != null && connection.pid() == offered.pid();
        if (isThere || asking && siblings.comesBefore(number)) {
            return false;
        }
        connection = offered;
        notifyAll();
        return true;
    }

    private void awaitAnswer() throws InterruptedIOException {
        while (asking) {
            await();
        }
    }

    /** The sibling said that it asks itself. */
    private synchronized void awaitTheOther() throws InterruptedIOException {
        while (connection == null && !asking) {
            await();
        }
    }

    private synchronized void await() throws InterruptedIOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the channel was made");
        }
    }
}

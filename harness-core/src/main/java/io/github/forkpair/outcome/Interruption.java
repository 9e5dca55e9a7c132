package io.github.forkpair.outcome;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;

/** What a method throws because it was interrupted. */
public final class Interruption {

    private Interruption() {}

    /** Tells whether a throwable says nothing but that its thread was interrupted. */
    public static boolean isAllOf(Throwable thrown) {
        return thrown instanceof InterruptedException
                || thrown instanceof InterruptedIOException
                || thrown instanceof ClosedByInterruptException
                || thrown instanceof UncheckedIOException unchecked
                        && isAllOf(unchecked.getCause());
    }
}

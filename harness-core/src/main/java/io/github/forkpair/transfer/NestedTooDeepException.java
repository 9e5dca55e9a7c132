package io.github.forkpair.transfer;

import java.io.InvalidObjectException;

/** Says that what is read is nested deeper than this thread is to read. */
public final class NestedTooDeepException extends InvalidObjectException {

    private static final long serialVersionUID = 1;

    /**
     * Refuses to read on.
     *
     * @param most how deep it might be nested
     */
    public NestedTooDeepException(int most) {
        super("it is nested more than " + most + " deep");
    }

    /** Leaves the stack out: it would be the nesting, a thousand frames long. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}

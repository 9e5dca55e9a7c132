package io.github.forkpair.transfer;

import java.io.ObjectStreamException;

/**
 * Refuses a class by {@link ReadingRule}. The message completes a sentence that ends in "holds".
 */
public final class RefusedClassException extends ObjectStreamException {

    private static final long serialVersionUID = 1;

    /** What to do about it. */
    static final String ADVICE = "Send a record or a value of your own.";

    private final String why;

    RefusedClassException(String what, String why) {
        super("a " + what + ", which is refused: " + why + ". " + ADVICE);
        this.why = why;
    }

    /** Returns why, in a few words. */
    String why() {
        return why;
    }
}

package io.github.forkpair.outcome;

import java.io.ObjectStreamException;

/**
 * Refuses a class by {@link ReadingRule}. The message completes a sentence that ends in "holds".
 */
public final class RefusedClassException extends ObjectStreamException {

    private static final long serialVersionUID = 1;

    RefusedClassException(String what, String why) {
        super(
                "a "
                        + what
                        + ", which is refused: "
                        + why
                        + ". Send a record or a value of your own.");
    }
}

package io.github.forkpair.channel;

import io.github.forkpair.MalformedFrameException;
import io.github.forkpair.transfer.NestedTooDeepException;
import io.github.forkpair.transfer.RefusedClassException;
import io.github.forkpair.transfer.UnreadablePartException;

/** Says why a message cannot be read, and where in it. */
final class UnreadMessage {

    private final String place;
    private final Throwable cause;

    private UnreadMessage(String place, Throwable cause) {
        this.place = place;
        this.cause = cause;
    }

    static UnreadMessage because(Throwable problem) {
        return problem instanceof UnreadablePartException part
                ? new UnreadMessage(" at " + part.place(), part.getCause())
                : new UnreadMessage("", problem);
    }

    /** Tells whether a larger stack may help. */
    boolean wantsStack() {
        return cause instanceof NestedTooDeepException || cause instanceof StackOverflowError;
    }

    RuntimeException of(Frame frame) {
        return new MalformedFrameException(
                frame.offset(), words(), cause instanceof StackOverflowError ? null : cause);
    }

    private String words() {
        if (cause instanceof ClassNotFoundException) {
            return (place.isEmpty() ? "the message is" : "the message holds" + place)
                    + " a "
                    + cause.getMessage()
                    + ", a class that the receiving side's class path lacks.";
        } else if (cause instanceof RefusedClassException) {
            return "the message holds" + place + " " + cause.getMessage();
        } else if (cause instanceof NestedTooDeepException) {
            return "the message cannot be read" + place + ": " + cause.getMessage() + ".";
        } else if (cause instanceof StackOverflowError overflow) {
            return "the message cannot be read" + place + ": " + DeepStack.overflowed(overflow);
        }
        return "the message cannot be decoded" + place + ": " + cause;
    }
}

package io.github.forkpair.channel;

import io.github.forkpair.transfer.Cut;
import java.lang.reflect.Array;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/** Says how a message differs from what its receiver expected. */
final class Mismatch {

    private static final int LONGEST_DESCRIPTION = 200;

    private Mismatch() {}

    static <T> T cast(Object message, Class<T> type, String peer) {
        if (!boxed(type).isInstance(message)) {
            throw new AssertionFailedError(
                    "The next message from the "
                            + peer
                            + " side ==> expected: a "
                            + boxed(type).getTypeName()
                            + " but was: a "
                            + message.getClass().getTypeName()
                            + ", "
                            + quote(message),
                    boxed(type),
                    worded(message));
        }
        @SuppressWarnings("unchecked") // a primitive type's wrapper is what T stands for
        T typed = (T) message;
        return typed;
    }

    static AssertionError values(Object expected, Object actual, String peer) {
        String expectedWords = quote(expected);
        String actualWords = quote(actual);
        return new AssertionFailedError(
                "The next message from the "
                        + peer
                        + " side ==> expected: "
                        + expectedWords
                        + " but was: "
                        + actualWords
                        + (Look.isAlike(shown(expected), shown(actual))
                                ? ". First difference: " + FirstDifference.between(expected, actual)
                                : ""),
                worded(expected),
                worded(actual));
    }

    /** Returns what is shown of a value, without its length. */
    private static String shown(Object message) {
        return Cut.to(LONGEST_DESCRIPTION, MessageWords.of(message));
    }

    static AssertionError late(String awaited, @Nullable Duration limit, String peer) {
        return new AssertionFailedError(
                "No message came from the "
                        + peer
                        + " side within "
                        + (limit == null ? "the limit" : limit.toMillis() + " ms")
                        + ", where this side waited for "
                        + awaited
                        + ".");
    }

    /** Puts a message into a sentence as JUnit puts values. */
    static String quote(Object message) {
        return "<" + describe(message) + ">";
    }

    private static String describe(Object message) {
        return Cut.counted(LONGEST_DESCRIPTION, MessageWords.of(message));
    }

    /** A value with its words, which the error would otherwise ask it for. */
    private static ValueWrapper worded(Object value) {
        return ValueWrapper.create(value, MessageWords.of(value));
    }

    static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
    }
}

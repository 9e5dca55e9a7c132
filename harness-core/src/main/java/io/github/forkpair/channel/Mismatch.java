package io.github.forkpair.channel;

import io.github.forkpair.outcome.Cut;
import java.lang.reflect.Array;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

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
                    message);
        }
        @SuppressWarnings("unchecked") // a primitive type's wrapper is what T stands for
        T typed = (T) message;
        return typed;
    }

    static AssertionError values(Object expected, Object actual, String peer) {
        String typeNote =
                describe(expected).equals(describe(actual))
                        ? typeNote(expected.getClass(), actual.getClass())
                        : "";
        return new AssertionFailedError(
                "The next message from the "
                        + peer
                        + " side ==> expected: "
                        + quote(expected)
                        + " but was: "
                        + quote(actual)
                        + typeNote,
                expected,
                actual);
    }

    private static String typeNote(Class<?> expected, Class<?> actual) {
        return expected == actual
                ? " (both a " + expected.getTypeName() + ", whose equals tells them apart)"
                : " (a " + expected.getTypeName() + " and a " + actual.getTypeName() + ")";
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
        String text;
        try {
            text = message.getClass().isArray() ? ofArray(message) : String.valueOf(message);
        } catch (RuntimeException e) {
            text = message.getClass().getName() + " whose toString() throws " + e;
        } catch (StackOverflowError e) {
            text = message.getClass().getName() + " that is nested too deeply to print";
        }
        return Cut.counted(LONGEST_DESCRIPTION, text);
    }

    static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
    }

    private static String ofArray(Object array) {
        String nested = Arrays.deepToString(new Object[] {array});
        return nested.substring(1, nested.length() - 1);
    }
}

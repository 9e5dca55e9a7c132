package io.github.forkpair.transfer;

import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/**
 * The two values of an {@code AssertionFailedError}. Loaded only where there is one: a child that
 * throws none need not have the class.
 */
final class ComparedValues {

    private static final String NAME = "org.opentest4j.AssertionFailedError";

    private ComparedValues() {}

    static boolean are(String type) {
        return type.equals(NAME);
    }

    /** Returns the form of such an error; null if its values are not simple. */
    static @Nullable ThrowableForm of(Throwable thrown) {
        AssertionFailedError error = (AssertionFailedError) thrown;
        if (!error.isExpectedDefined() && !error.isActualDefined()) {
            return ThrowableForm.PLAIN;
        }
        ValueWrapper expected = error.getExpected();
        ValueWrapper actual = error.getActual();
        return isSimple(expected) && isSimple(actual)
                ? new ThrowableForm.Compared(expected.getValue(), actual.getValue())
                : null;
    }

    /**
     * Returns the form of an error whose values cannot cross: what they are printed as, which is
     * what people compare; words if it is no such error.
     */
    static ThrowableForm inText(Throwable thrown) {
        if (!are(thrown.getClass().getName())) {
            return ThrowableForm.WORDS;
        }
        AssertionFailedError error = (AssertionFailedError) thrown;
        ValueWrapper expected = error.getExpected();
        ValueWrapper actual = error.getActual();
        return expected == null || actual == null
                ? ThrowableForm.PLAIN
                : new ThrowableForm.Compared(
                        expected.getStringRepresentation(), actual.getStringRepresentation());
    }

    private static boolean isSimple(@Nullable ValueWrapper value) {
        return value != null
                && SimpleValue.is(value.getValue())
                && String.valueOf(value.getValue()).equals(value.getStringRepresentation());
    }

    /** Makes such an error again. Runs in the parent. */
    static AssertionFailedError make(
            @Nullable String message, ThrowableForm.Compared values, @Nullable Throwable cause) {
        return new AssertionFailedError(message, values.expected(), values.actual(), cause);
    }
}

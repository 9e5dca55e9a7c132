package io.github.forkpair.transfer;

import io.github.forkpair.ChildSideException;
import io.github.forkpair.PairReport;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Makes a throwable again of what came from the other process: of its own type where that can be
 * had, with its own message, to which the harness adds where it came from.
 */
public final class FailureRestore {

    private FailureRestore() {}

    /**
     * Restores a failure.
     *
     * @param failure what came
     * @param loader finds its classes
     * @param note what to add right behind its message, in lines of their own; where its type does
     *     not let the message be changed, the note is suppressed under it
     */
    public static Throwable restore(TransferredFailure failure, ClassLoader loader, String note) {
        Throwable restored = ofItsOwnType(failure, loader, note);
        if (restored == null
                || !ThrownWords.canBeReported(restored)
                || !takes(restored, failure, note)) {
            restored = inWords(failure, note);
        }
        restored.setStackTrace(failure.stack().toArray(new StackTraceElement[0]));
        AuthorsStack.leaveInAChilds(restored);
        return restored;
    }

    /**
     * Sees to it that the note is told, under the throwable if not by it. Some can do neither, such
     * as a StackOverflowError of HotSpot's, which was made without a constructor.
     */
    private static boolean takes(Throwable restored, TransferredFailure failure, String note) {
        if (saysAtItsEnd(restored, note)) {
            return true;
        }
        PairReport report =
                new PairReport(
                        (failure.kind() == TransferredFailure.Kind.ABORTED
                                        ? "The child side aborted the test."
                                        : "The child side failed.")
                                + note);
        restored.addSuppressed(report);
        return Arrays.asList(restored.getSuppressed()).contains(report);
    }

    private static boolean saysAtItsEnd(Throwable restored, String note) {
        try {
            String message = restored.getMessage();
            return message != null && message.endsWith(note);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static @Nullable Throwable ofItsOwnType(
            TransferredFailure failure, ClassLoader loader, String note) {
        // JUnit would take this JVM for the one that is out of memory, and end the whole run.
        if (failure.type().equals(OutOfMemoryError.class.getName())) {
            return null;
        }
        if (failure.form() instanceof ThrowableForm.Serialized serialized) {
            Throwable read = deserialized(serialized.bytes(), failure.message(), loader, note);
            return read != null
                    ? read
                    : ofItsOwnType(failure.inForm(serialized.otherwise()), loader, note);
        }
        try {
            return remade(failure, loader, note);
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** Deserializes it with the note behind its message, which no setter could put there. */
    private static @Nullable Throwable deserialized(
            byte[] bytes, @Nullable String message, ClassLoader loader, String note) {
        Object restored;
        try {
            restored =
                    SerializedForm.read(
                            bytes,
                            loader,
                            object ->
                                    message != null && message.equals(object)
                                            ? message + note
                                            : object);
        } catch (Throwable e) { // reading runs methods of its class, which may throw anything
            return null;
        }
        return restored instanceof Throwable thrown && !(thrown instanceof OutOfMemoryError)
                ? thrown
                : null;
    }

    /**
     * Makes it of its words, and of its values if it compared some; null if it is to stay words.
     */
    private static @Nullable Throwable remade(
            TransferredFailure failure, ClassLoader loader, String note)
            throws IOException, ReflectiveOperationException {
        if (failure.form() instanceof ThrowableForm.Words) {
            return null;
        }
        Class<?> type = Class.forName(failure.type(), false, loader);
        ReadingRule.check(type);
        String message = failure.message() == null ? null : failure.message() + note;
        Throwable cause = failure.cause() == null ? null : remadeOrInWords(failure.cause(), loader);
        Throwable made;
        if (failure.form() instanceof ThrowableForm.Compared values) {
            made = ComparedValues.make(message, values, cause);
        } else if (ComparedValues.are(failure.type())) {
            made = new AssertionFailedError(message, cause);
        } else if (PlainThrowable.is(type)) {
            made = PlainThrowable.make(type, message, cause);
        } else {
            return null; // of another version than the child's
        }
        for (TransferredFailure each : failure.suppressed()) {
            made.addSuppressed(remadeOrInWords(each, loader));
        }
        return made;
    }

    /** Makes a cause, or what was suppressed, with its whole stack. */
    private static Throwable remadeOrInWords(TransferredFailure failure, ClassLoader loader) {
        Throwable own = ofItsOwnType(failure, loader, "");
        return withStack(own == null ? inWords(failure, "") : own, failure);
    }

    private static Throwable wordsOf(TransferredFailure failure) {
        return withStack(inWords(failure, ""), failure);
    }

    private static Throwable withStack(Throwable made, TransferredFailure failure) {
        made.setStackTrace(failure.stack().toArray(new StackTraceElement[0]));
        return made;
    }

    private static Throwable inWords(TransferredFailure failure, String note) {
        String message =
                failure.message() == null
                        ? failure.type()
                        : failure.type() + ": " + failure.message();
        Throwable cause = failure.cause() == null ? null : wordsOf(failure.cause());
        Throwable words =
                switch (failure.kind()) {
                    case ASSERTION -> new AssertionFailedError(message + note, cause);
                    case ABORTED -> new TestAbortedException(message + note, cause);
                    case ERROR -> new ChildSideException(failure.type(), message + note, cause);
                };
        failure.suppressed().forEach(each -> words.addSuppressed(wordsOf(each)));
        return words;
    }
}

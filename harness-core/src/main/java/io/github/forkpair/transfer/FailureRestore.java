package io.github.forkpair.transfer;

import io.github.forkpair.ChildSideException;
import io.github.forkpair.PairReport;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Makes a throwable again of what came from the other process: of its own type where that can be
 * had, with its own message, to which the harness adds where it came from.
 */
public final class FailureRestore {

    private static final String NO_OUT_OF_MEMORY =
            "JUnit would take an OutOfMemoryError for the test JVM's own, and end the run";

    private static final int LONGEST_REASON = 300;

    private final ClassLoader loader;

    /** Why what was to be restored cannot be of its own type; empty as long as it can. */
    private String why = "";

    private FailureRestore(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Restores a failure.
     *
     * @param failure what came
     * @param loader finds its classes
     * @param note what to add right behind its message, in lines of their own, given what it is
     *     shown as and why where that is not its own type, else an empty text; where its type does
     *     not let the message be changed, the note is suppressed under it
     */
    public static Throwable restore(
            TransferredFailure failure, ClassLoader loader, UnaryOperator<String> note) {
        Throwable restored = new FailureRestore(loader).restored(failure, note);
        restored.setStackTrace(failure.stack().toArray(new StackTraceElement[0]));
        AuthorsStack.leaveInAChilds(restored);
        return restored;
    }

    private Throwable restored(TransferredFailure failure, UnaryOperator<String> note) {
        String whereItIsItself = note.apply("");
        Throwable itself = ofItsOwnType(failure, whereItIsItself);
        if (itself != null && !ThrownWords.canBeReported(itself)) {
            why = "the original's own methods fail in the test JVM";
        } else if (itself != null && !takes(itself, failure, whereItIsItself)) {
            why = "nothing can be added to the original's message";
        } else if (itself != null) {
            return itself;
        }
        String shownAs =
                why.isEmpty() ? "" : standIn(failure.kind()).getSimpleName() + ", since " + why;
        return inWords(failure, note.apply(shownAs));
    }

    private static Class<?> standIn(TransferredFailure.Kind kind) {
        return switch (kind) {
            case ASSERTION -> AssertionFailedError.class;
            case ABORTED -> TestAbortedException.class;
            case ERROR -> ChildSideException.class;
        };
    }

    private @Nullable Throwable cannotBeItself(String reason) {
        why = Cut.to(LONGEST_REASON, reason);
        return null;
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

    private @Nullable Throwable ofItsOwnType(TransferredFailure failure, String note) {
        // JUnit would take this JVM for the one that is out of memory.
        if (failure.type().equals(OutOfMemoryError.class.getName())) {
            return cannotBeItself(NO_OUT_OF_MEMORY);
        }
        if (failure.form() instanceof ThrowableForm.Serialized serialized) {
            Throwable read = deserialized(serialized.bytes(), failure, note);
            return read != null ? read : ofItsOwnType(failure.inForm(serialized.otherwise()), note);
        }
        try {
            return remade(failure, note);
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            return cannotBeItself(unreadable(e));
        }
    }

    private static String unreadable(Throwable problem) {
        if (problem instanceof ClassNotFoundException && problem.getMessage() != null) {
            return problem.getMessage() + " is not on the test JVM's class path";
        }
        return problem instanceof RefusedClassException refused
                ? "the original's class, or one that it holds, is refused: " + refused.why()
                : "the original cannot be read in the test JVM (" + ThrownWords.of(problem) + ")";
    }

    /** Deserializes it with the note behind its message, which no setter could put there. */
    private @Nullable Throwable deserialized(
            byte[] bytes, TransferredFailure failure, String note) {
        String message = failure.message();
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
            return cannotBeItself(unreadable(e));
        }
        if (restored instanceof OutOfMemoryError) {
            return cannotBeItself(NO_OUT_OF_MEMORY);
        }
        return restored instanceof Throwable thrown
                ? thrown
                : cannotBeItself("the original is read as no throwable in the test JVM");
    }

    /**
     * Makes it of its words, and of its values if it compared some; null if it is to stay words.
     */
    private @Nullable Throwable remade(TransferredFailure failure, String note)
            throws IOException, ReflectiveOperationException {
        if (failure.form() instanceof ThrowableForm.Words words) {
            return words.why().isEmpty() ? null : cannotBeItself(words.why());
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
            return cannotBeItself("the original's class is of another version in the test JVM");
        }
        for (TransferredFailure each : failure.suppressed()) {
            made.addSuppressed(remadeOrInWords(each, loader));
        }
        return made;
    }

    /** Makes a cause, or what was suppressed, with its whole stack. */
    private static Throwable remadeOrInWords(TransferredFailure failure, ClassLoader loader) {
        Throwable own = new FailureRestore(loader).ofItsOwnType(failure, "");
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

package io.github.forkpair.transfer;

import io.github.forkpair.transfer.TransferredFailure.Kind;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a throwable ready to cross to the other process. Runs in the process that threw it. */
public final class FailureCapture {

    private static final String ABORTED = "org.opentest4j.TestAbortedException";

    /** How many causes and suppressed exceptions are told of; the rest would say nothing new. */
    private static final int MOST_THROWABLES = 200;

    private static final int LONGEST_REASON = 300;

    /** Guards against causes that form a cycle. */
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<Throwable, ThrowableForm> plain;

    private FailureCapture(Map<Throwable, ThrowableForm> plain) {
        this.plain = plain;
    }

    /**
     * Captures a throwable with its causes and what it suppressed, or as much of it as can be had.
     * Throws nothing.
     */
    public static TransferredFailure of(Throwable thrown) {
        try {
            Map<Throwable, ThrowableForm> plain = plainForms(thrown);
            ThrowableForm form = !plain.isEmpty() ? plain.get(thrown) : serialized(thrown);
            return new FailureCapture(plain).capture(thrown, form);
        } catch (Throwable e) {
            return untold(thrown, e);
        }
    }

    /** Captures what can be told of a throwable, in this process and for it. Throws nothing. */
    public static TransferredFailure inWords(Throwable thrown) {
        try {
            return new FailureCapture(Map.of()).capture(thrown, ThrowableForm.WORDS);
        } catch (Throwable e) {
            return untold(thrown, e);
        }
    }

    private static TransferredFailure untold(Throwable thrown, Throwable problem) {
        return new TransferredFailure(
                thrown.getClass().getName(),
                "(it cannot be told of: " + problem.getClass().getName() + ")",
                kindOf(thrown),
                List.of(),
                null,
                List.of(),
                ThrowableForm.WORDS);
    }

    private static Map<Throwable, ThrowableForm> plainForms(Throwable thrown) {
        try {
            return PlainForms.of(thrown, MOST_THROWABLES);
        } catch (RuntimeException | LinkageError e) {
            return Map.of(); // a class that cannot be looked at may yet serialize itself
        }
    }

    private TransferredFailure capture(Throwable thrown, ThrowableForm form) {
        seen.add(thrown);
        List<TransferredFailure> suppressed = new ArrayList<>();
        for (Throwable each : thrown.getSuppressed()) {
            TransferredFailure captured = captureOnce(each);
            if (captured != null) {
                suppressed.add(captured);
            }
        }
        return new TransferredFailure(
                thrown.getClass().getName(),
                ThrownWords.message(thrown),
                kindOf(thrown),
                stackOf(thrown),
                captureOnce(causeOf(thrown)),
                suppressed,
                form);
    }

    private @Nullable TransferredFailure captureOnce(@Nullable Throwable thrown) {
        return thrown == null || seen.contains(thrown) || seen.size() >= MOST_THROWABLES
                ? null
                : capture(thrown, plain.getOrDefault(thrown, ThrowableForm.WORDS));
    }

    /**
     * Asks by name, because JUnit's types may not be there, and need not be loaded where they are.
     */
    private static Kind kindOf(Throwable thrown) {
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(ABORTED)) {
                return Kind.ABORTED;
            }
        }
        return thrown instanceof AssertionError ? Kind.ASSERTION : Kind.ERROR;
    }

    private static List<StackTraceElement> stackOf(Throwable thrown) {
        try {
            return List.of(thrown.getStackTrace());
        } catch (Throwable e) {
            return List.of();
        }
    }

    private static @Nullable Throwable causeOf(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable e) {
            return null;
        }
    }

    private static ThrowableForm serialized(Throwable thrown) {
        ThrowableForm otherwise = ComparedValues.inText(thrown);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ObjectOutputStream out = new SerializingOutput(bytes);
            out.writeObject(thrown);
            out.flush();
            return new ThrowableForm.Serialized(bytes.toByteArray(), otherwise);
        } catch (Throwable e) {
            return otherwise instanceof ThrowableForm.Words
                    ? new ThrowableForm.Words(whyNotSerialized(e))
                    : otherwise;
        }
    }

    private static String whyNotSerialized(Throwable problem) {
        return problem instanceof NotSerializableException && problem.getMessage() != null
                ? "the original holds what cannot be serialized: " + problem.getMessage()
                : "the original cannot be serialized ("
                        + Cut.to(LONGEST_REASON, ThrownWords.of(problem))
                        + ")";
    }
}

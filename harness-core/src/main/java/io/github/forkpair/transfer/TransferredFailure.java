package io.github.forkpair.transfer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A throwable on its way from one process to another: always in words, and besides in a form from
 * which it can be of its own type again, where there is one.
 *
 * @param type its class name
 * @param message its message
 * @param kind what it means to a test
 * @param stack where it was created, innermost first
 * @param cause its cause
 * @param suppressed what it suppressed
 * @param form what else of it there is; of what a serialized one holds, only the words
 */
public record TransferredFailure(
        String type,
        @Nullable String message,
        Kind kind,
        List<StackTraceElement> stack,
        @Nullable TransferredFailure cause,
        List<TransferredFailure> suppressed,
        ThrowableForm form) {

    /** What a throwable means to a test. */
    public enum Kind {
        /** An {@link AssertionError}. */
        ASSERTION,
        /** An assumption that does not hold, so that the test is neither passed nor failed. */
        ABORTED,
        /** Anything else. */
        ERROR
    }

    /** Returns the same failure in another form. */
    TransferredFailure inForm(ThrowableForm other) {
        return new TransferredFailure(type, message, kind, stack, cause, suppressed, other);
    }

    /** Writes it as bytes. */
    public void write(DataOutputStream out) throws IOException {
        StackFrames.writeText(out, type);
        StackFrames.writeText(out, message);
        out.writeByte(kind.ordinal());
        StackFrames.write(out, stack);
        out.writeBoolean(cause != null);
        if (cause != null) {
            cause.write(out);
        }
        out.writeInt(suppressed.size());
        for (TransferredFailure each : suppressed) {
            each.write(out);
        }
        form.write(out);
    }

    /** Reads it back. */
    public static TransferredFailure read(DataInputStream in) throws IOException {
        String type = String.valueOf(StackFrames.readText(in));
        String message = StackFrames.readText(in);
        Kind kind = Kind.values()[in.readUnsignedByte()];
        List<StackTraceElement> stack = StackFrames.read(in);
        TransferredFailure cause = in.readBoolean() ? read(in) : null;
        List<TransferredFailure> suppressed = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            suppressed.add(read(in));
        }
        ThrowableForm form = ThrowableForm.read(in);
        return new TransferredFailure(type, message, kind, stack, cause, suppressed, form);
    }
}

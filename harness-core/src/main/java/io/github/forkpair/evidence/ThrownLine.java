package io.github.forkpair.evidence;

import io.github.forkpair.transfer.Cut;
import io.github.forkpair.transfer.FailureCapture;
import io.github.forkpair.transfer.Frames;
import io.github.forkpair.transfer.TransferredFailure;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was thrown, in a line: where its own message says nothing of its cause, or only how many
 * failures it stands for, these are told too.
 *
 * @param thrown what was thrown, on either side
 */
record ThrownLine(TransferredFailure thrown) {

    private static final int LONGEST_MESSAGE = 300;
    private static final int MOST_FAILURES = 3;
    private static final int MOST_CAUSES = 20;

    /** Such as {@code assertAll} throws, or AssertJ's soft assertions: it suppresses each. */
    private static final String SEVERAL = "MultipleFailuresError";

    static ThrownLine of(Throwable thrown) {
        return new ThrownLine(FailureCapture.inWords(thrown));
    }

    /** Returns the author's own line, as it ends a sentence; empty if there is none. */
    static String place(List<StackTraceElement> stack) {
        StackTraceElement frame = Frames.authors(stack);
        return frame == null ? "" : " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    }

    /** Returns the author's line in it, and what else there is to tell, as it ends a sentence. */
    String rest() {
        return place(thrown.stack()) + cause() + failures();
    }

    /** Returns the cause of one that has no message; empty where there is none to tell. */
    String cause() {
        TransferredFailure each = thrown;
        for (int depth = 0;
                isSilent(each) && each.cause() != null && depth < MOST_CAUSES;
                depth++) {
            each = each.cause();
        }
        return each == thrown ? "" : ", caused by " + told(each);
    }

    private String failures() {
        List<TransferredFailure> all = thrown.suppressed();
        if (!thrown.type().endsWith(SEVERAL) || all.isEmpty()) {
            return "";
        }
        int others = all.size() - MOST_FAILURES;
        return all.stream()
                .limit(MOST_FAILURES)
                .map(ThrownLine::told)
                .collect(
                        Collectors.joining(
                                "; ", ": ", others > 0 ? "; and " + others + " more" : ""));
    }

    private static boolean isSilent(TransferredFailure failure) {
        return failure.message() == null || failure.message().isBlank();
    }

    private static String told(TransferredFailure failure) {
        String message =
                isSilent(failure)
                        ? ""
                        : ": " + failure.message().strip().lines().findFirst().orElse("");
        return failure.type()
                + Visible.text(Cut.to(LONGEST_MESSAGE, message))
                + place(failure.stack());
    }
}

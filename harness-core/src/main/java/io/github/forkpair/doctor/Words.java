package io.github.forkpair.doctor;

import io.github.forkpair.transfer.Frames;
import java.util.stream.Collectors;

/** What a failure says, in words. */
final class Words {

    private static final int MOST_LINES = 8;

    private Words() {}

    /** Returns the failure's words and those of its first cause, and no stack. */
    static String of(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String words = own(failure);
        return words.contains(own(first)) ? words : words + "\ncaused by " + own(first);
    }

    private static String own(Throwable failure) {
        String message = failure.getMessage();
        boolean ours = Frames.areOfTheHarness(failure.getClass().getName());
        return withoutStack(ours && message != null ? message : failure.toString());
    }

    /** JNR has whole stacks in its messages. */
    private static String withoutStack(String message) {
        return message.lines()
                .takeWhile(line -> !line.startsWith("\tat "))
                .filter(line -> !line.isBlank())
                .limit(MOST_LINES)
                .collect(Collectors.joining("\n"));
    }
}

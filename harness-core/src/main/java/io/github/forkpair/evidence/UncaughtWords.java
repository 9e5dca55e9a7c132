package io.github.forkpair.evidence;

import io.github.forkpair.outcome.ChildReport;
import io.github.forkpair.outcome.Cut;
import io.github.forkpair.outcome.FailureRestore;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The exceptions that nobody caught in threads of a child, in words. */
record UncaughtWords(List<ChildReport.Uncaught> uncaught) {

    /** The file with their stacks. */
    static final String FILE = "child-1.uncaught";

    private static final int LONGEST_MESSAGE = 300;

    private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun)\\.");

    /** Returns which thread died first, and of what; empty where none did. */
    String line() {
        if (uncaught.isEmpty()) {
            return "";
        }
        return diedOf(uncaught.get(0)) + more();
    }

    /** Returns all that is known of them. */
    String file() {
        String all =
                uncaught.stream()
                        .map(each -> "\"" + each.thread() + "\" " + each.trace() + "\n")
                        .collect(Collectors.joining());
        return count() > uncaught.size() ? all + "(at least " + count() + " in all)\n" : all;
    }

    /** Returns what stands of one on the timeline. */
    static String event(ChildReport.Uncaught each) {
        return "\"" + each.thread() + "\": " + what(each);
    }

    private static String diedOf(ChildReport.Uncaught each) {
        return "thread \""
                + Visible.text(each.thread())
                + "\" of the child side died of "
                + what(each)
                + place(each.stack());
    }

    private static String what(ChildReport.Uncaught each) {
        String message = each.message().lines().findFirst().orElse("");
        String type = each.type();
        return message.isEmpty()
                ? type
                : type + ": " + Visible.text(Cut.to(LONGEST_MESSAGE, message));
    }

    private static String place(List<StackTraceElement> stack) {
        for (StackTraceElement frame : FailureRestore.authorsFrames(stack)) {
            if (frame.getLineNumber() > 0 && !JDK.matcher(frame.getClassName()).lookingAt()) {
                return " at " + frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }

    private String more() {
        long others = count() - 1;
        if (others == 0) {
            return "";
        }
        String all = count() > uncaught.size() ? "at least " + others : Long.toString(others);
        return "; nor did anybody catch " + all + " more, see " + FILE;
    }

    private long count() {
        return uncaught.stream().mapToLong(ChildReport.Uncaught::number).max().orElse(0);
    }
}

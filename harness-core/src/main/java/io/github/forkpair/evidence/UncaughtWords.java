package io.github.forkpair.evidence;

import io.github.forkpair.control.ChildReport;
import io.github.forkpair.transfer.AuthorsStack;
import io.github.forkpair.transfer.Cut;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The exceptions that nobody caught in threads of a child, in words. */
record UncaughtWords(List<ChildReport.Uncaught> uncaught) {

    /** How many stand in a line besides the first, where there is no file to look into. */
    private static final int MOST_IN_LINE = 5;

    private static final int LONGEST_MESSAGE = 300;

    /** How a stack trace begins to tell of a cause. */
    private static final String CAUSED_BY = "Caused by: ";

    private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun)\\.");

    /**
     * Returns which thread died first, and of what; empty where none did.
     *
     * @param file where to find the others; empty where they stand nowhere, so that the line tells
     *     of them too
     */
    String line(String file) {
        if (uncaught.isEmpty()) {
            return "";
        }
        return diedOf(uncaught.get(0)) + more(file);
    }

    /** Returns that as a hint; what to do about it is told by {@link #hints} where they can. */
    Hint hint(String file) {
        return new Hint(
                line(file),
                uncaught.isEmpty() || !hints().isEmpty()
                        ? ""
                        : "see first why thread " + name(uncaught.get(0)) + " died");
    }

    /**
     * Returns that as a warning, which stands alone: with what is likely and what to do.
     *
     * @param file where to find all of them; empty where they stand nowhere
     */
    String warning(String file) {
        String hints =
                hints().stream()
                        .map(each -> "; likely " + each.likely() + "; to do: " + each.toDo())
                        .collect(Collectors.joining())
                        .replace("\n", ", ");
        String see = file.isEmpty() || count() > 1 ? "" : ", see " + file;
        return line(file) + see + hints;
    }

    /** Returns what the side lacked where its threads died of that, each thing once. */
    List<Hint> hints() {
        return uncaught.stream()
                .flatMap(each -> new LackWords(each.lacks()).hints().stream())
                .filter(each -> !each.equals(Hint.NONE))
                .distinct()
                .toList();
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
        return "thread "
                + name(each)
                + " of the child side died of "
                + what(each)
                + place(each.stack());
    }

    private static String name(ChildReport.Uncaught each) {
        return "\"" + Visible.text(each.thread()) + "\"";
    }

    private static String what(ChildReport.Uncaught each) {
        String message = each.message().lines().findFirst().orElse("");
        String type = each.type();
        return message.isEmpty()
                ? type + causeOfASilentOne(each.trace())
                : type + ": " + Visible.text(Cut.to(LONGEST_MESSAGE, message));
    }

    private static String causeOfASilentOne(String trace) {
        return trace.lines()
                .filter(line -> line.startsWith(CAUSED_BY))
                .findFirst()
                .map(line -> line.substring(CAUSED_BY.length()))
                .map(cause -> ", caused by " + Visible.text(Cut.to(LONGEST_MESSAGE, cause)))
                .orElse("");
    }

    private static String place(List<StackTraceElement> stack) {
        for (StackTraceElement frame : AuthorsStack.ofAChild(stack)) {
            if (frame.getLineNumber() > 0 && !JDK.matcher(frame.getClassName()).lookingAt()) {
                return " at " + frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }

    private String more(String file) {
        long others = count() - 1;
        if (others == 0) {
            return "";
        }
        String all = count() > uncaught.size() ? "at least " + others : Long.toString(others);
        String more = "; nor did anybody catch " + all + " more";
        return file.isEmpty() ? more + ": " + others() : more + ", see " + file;
    }

    private String others() {
        String first =
                uncaught.stream()
                        .skip(1)
                        .limit(MOST_IN_LINE)
                        .map(each -> name(each) + " of " + what(each) + place(each.stack()))
                        .collect(Collectors.joining(", "));
        return count() > MOST_IN_LINE + 1 ? first + ", ..." : first;
    }

    private long count() {
        return uncaught.stream().mapToLong(ChildReport.Uncaught::number).max().orElse(0);
    }
}

package io.github.forkpair.evidence;

import io.github.forkpair.outcome.Frames;
import io.github.forkpair.plan.SideMethod;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thread of a dump, as a message shows it.
 *
 * @param thread its name, state and stack
 */
record StackExcerpt(String thread) {

    /** That a side waits for a message. */
    static final String MESSAGE = "a message";

    /** That a side waits for the other to take what was sent. */
    static final String ROOM = "room to send";

    private static final int MOST_LINES = 16;

    /** Those that wait for the hooks of an exit, or that the harness itself has there. */
    private static final Pattern NO_HOOK =
            Pattern.compile("\"(main|DestroyJavaVM|forkpair-exit|SIG[A-Z]+ handler)\" (?s:.)*");

    private static final Pattern FRAME = Pattern.compile(" +at (\\S+)\\.([^.(]+)\\((.*)\\)");

    private static final Pattern NOT_DAEMON =
            Pattern.compile("\"[^\\n]*\" (?!daemon )[A-Z_]+\\n(?s:.)*");

    /** Takes the first thread of a dump, which is the side's own. */
    static StackExcerpt ofSide(String dump) {
        return new StackExcerpt(threads(dump).get(0));
    }

    /** Takes those threads of a dump that hold up an exit. */
    static List<StackExcerpt> ofHooks(String dump) {
        return threads(dump).stream()
                .filter(thread -> NOT_DAEMON.matcher(thread).matches())
                .filter(thread -> !NO_HOOK.matcher(thread).matches())
                .map(StackExcerpt::new)
                .toList();
    }

    private static List<String> threads(String dump) {
        return Arrays.asList(dump.split("\n\n"));
    }

    /** Returns the frames from the author's call down to the author's method. */
    String text() {
        List<String> lines =
                thread.lines()
                        .takeWhile(line -> !isFrame(line, (type, method) -> Frames.callASide(type)))
                        .filter(line -> !isFrame(line, Frames::arePlumbing))
                        .limit(MOST_LINES)
                        .toList();
        return String.join("\n", lines);
    }

    private static boolean isFrame(String line, BiPredicate<String, String> kind) {
        Matcher frame = FRAME.matcher(line);
        return frame.matches() && kind.test(frame.group(1), frame.group(2));
    }

    /**
     * Returns where a side is, in a few words: what its test class called, and from which line; its
     * own line, if it called nothing; the innermost line, if the class is not in the stack.
     */
    String placeIn(SideMethod side) {
        String innermost = "in no code of Java's";
        String called = "";
        for (String line : thread.lines().skip(1).toList()) {
            Matcher frame = FRAME.matcher(line);
            if (frame.matches()) {
                boolean own = isOf(frame.group(1), side.testClass());
                String method = simpleName(frame.group(1)) + "." + frame.group(2);
                if (own) {
                    return "in "
                            + (called.isEmpty() ? method : called)
                            + " ("
                            + frame.group(3)
                            + ")";
                }
                if (called.isEmpty()) {
                    innermost = "in " + method + " (" + frame.group(3) + ")";
                }
                called = method;
            }
        }
        return innermost;
    }

    private static boolean isOf(String type, String testClass) {
        return type.equals(testClass) || type.startsWith(testClass + "$");
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Returns what only the other side can give it, if it waits for such; empty if not. */
    String waitsFor() {
        if (thread.contains("MessagePeer.next(")) {
            return MESSAGE;
        }
        if (thread.contains("Rendezvous.meet(")) {
            return "a meeting";
        }
        if (thread.contains("FileChannelImpl.lock(")) {
            return "a file lock";
        }
        if (isInEnd("read")) {
            return "bytes";
        }
        return isInEnd("write") ? ROOM : "";
    }

    private boolean isInEnd(String method) {
        return thread.contains("posix.SocketEnd." + method + "(")
                || thread.contains("InheritedEnd." + method + "(");
    }
}

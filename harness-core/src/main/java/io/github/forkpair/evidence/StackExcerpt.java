package io.github.forkpair.evidence;

import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transfer.Frames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thread of a dump, as a message shows it.
 *
 * @param thread its name, state and stack
 * @param side whose class is the author's
 */
record StackExcerpt(String thread, SideMethod side) {

    private static final int MOST_LINES = 16;

    /** Those that wait for the hooks of an exit, or that the harness itself has there. */
    private static final Pattern NO_HOOK =
            Pattern.compile("\"(main|DestroyJavaVM|forkpair-exit|SIG[A-Z]+ handler)\" (?s:.)*");

    private static final Pattern HELD_BY =
            Pattern.compile("\"[^\\n]*\" (?:daemon )?BLOCKED held by \"([^\\n]*)\"\\n");

    private static final Pattern FRAME = Pattern.compile(" *at (\\S+)\\.([^.(]+)\\((.*)\\)");

    private static final Pattern PLACE = Pattern.compile("(.*):(\\d{1,9})");

    private static final Pattern NOT_DAEMON =
            Pattern.compile("\"[^\\n]*\" (?!daemon )[A-Z_]+[^\\n]*\\n(?s:.)*");

    /** Takes the first thread of a dump, which is the side's own. */
    static StackExcerpt ofSide(String dump, SideMethod side) {
        return new StackExcerpt(threads(dump).get(0), side);
    }

    /** Takes those threads of a dump that hold up an exit. */
    static List<StackExcerpt> ofHooks(String dump, SideMethod side) {
        return threads(dump).stream()
                .filter(thread -> NOT_DAEMON.matcher(thread).matches())
                .filter(thread -> !NO_HOOK.matcher(thread).matches())
                .map(thread -> new StackExcerpt(thread, side))
                .toList();
    }

    /** Finds the thread of a dump that is in the monitor which this one waits to enter. */
    Optional<StackExcerpt> holder(String dump) {
        Matcher held = HELD_BY.matcher(thread);
        return threads(dump).stream()
                .filter(each -> held.lookingAt() && each.startsWith("\"" + held.group(1) + "\" "))
                .findFirst()
                .map(each -> new StackExcerpt(each, side));
    }

    private static List<String> threads(String dump) {
        return Arrays.asList(dump.split("\n\n"));
    }

    /** Returns the thread's name. */
    String name() {
        int end = thread.lastIndexOf('"', thread.indexOf('\n'));
        return thread.substring(1, end);
    }

    /** Returns what the thread is doing. */
    Occupation occupation() {
        return Occupation.of(thread, side);
    }

    /**
     * Returns the author's frames down to the author's method; all frames that are not between them
     * and the system where none is the author's.
     */
    String text() {
        List<String> lines =
                thread.lines()
                        .takeWhile(line -> !isFrame(line, (type, method) -> Frames.callASide(type)))
                        .filter(line -> !isFrame(line, Frames::arePlumbing))
                        .map(line -> line.replaceFirst(Occupation.AGAIN + "$", ""))
                        .toList();
        List<String> authors =
                lines.stream()
                        .filter(line -> !isFrame(line, (type, method) -> isCalled(type)))
                        .toList();
        List<String> shown = authors.size() > 1 ? authors : lines;
        return String.join("\n", shown.subList(0, Math.min(shown.size(), MOST_LINES)));
    }

    /** Returns the outermost frame of the author's with a method of that name. */
    Optional<StackTraceElement> frameOf(String method) {
        Optional<StackTraceElement> found = Optional.empty();
        for (String line : text().lines().toList()) {
            Matcher frame = FRAME.matcher(line.strip());
            if (frame.matches() && frame.group(2).equals(method)) {
                Matcher place = PLACE.matcher(frame.group(3));
                if (place.matches()) {
                    int number = Integer.parseInt(place.group(2));
                    found =
                            Optional.of(
                                    new StackTraceElement(
                                            frame.group(1), method, place.group(1), number));
                }
            }
        }
        return found;
    }

    private boolean isCalled(String type) {
        return !Occupation.isTheAuthors(type, side);
    }

    private static boolean isFrame(String line, BiPredicate<String, String> kind) {
        Matcher frame = FRAME.matcher(line);
        return frame.matches() && kind.test(frame.group(1), frame.group(2));
    }

    /**
     * Returns what a side is doing, in a few words, and in which of the author's lines; the
     * innermost line, if no author's is in the stack.
     */
    String place() {
        Occupation doing = occupation();
        boolean inACall = !doing.words().isEmpty() && !doing.words().equals(Occupation.IN_OWN_CODE);
        if (inACall && !doing.place().isEmpty()) {
            return doing.words().contains(doing.place())
                    ? doing.words()
                    : doing.words() + " (" + doing.place() + ")";
        }
        for (String line : text().lines().skip(1).toList()) {
            Matcher frame = FRAME.matcher(line);
            if (frame.matches()) {
                String type = frame.group(1).substring(frame.group(1).lastIndexOf('.') + 1);
                return "in " + type + "." + frame.group(2) + " (" + frame.group(3) + ")";
            }
        }
        return "in no code of Java's";
    }
}

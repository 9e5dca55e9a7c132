package io.github.forkpair.evidence;

import java.util.List;

/**
 * The first thread of a dump, which is the side's own, as a message shows it.
 *
 * @param dump threads, each with its name, state and stack, with an empty line behind each
 */
record StackExcerpt(String dump) {

    private static final int MOST_LINES = 16;

    /** Frames between a side's call and the system's, which are the same in every dump. */
    private static final List<String> PLUMBING =
            List.of(
                    "at com.kenai.",
                    "at java.lang.invoke.",
                    "at jnr.",
                    "at sun.nio.ch.",
                    "at java.io.FileInputStream.",
                    "at io.github.forkpair.posix.",
                    "at io.github.forkpair.child.",
                    "at io.github.forkpair.channel.FrameReader.",
                    "at io.github.forkpair.channel.MessagePeer.next");

    /** Where the harness called the side's method. */
    private static final String REFLECTION = "at jdk.internal.reflect.";

    private static final String RECEIVE = "MessagePeer.next(";

    /** Returns the frames from the author's call down to the author's method. */
    String text() {
        List<String> lines =
                firstThread()
                        .lines()
                        .takeWhile(line -> !line.contains(REFLECTION))
                        .filter(line -> PLUMBING.stream().noneMatch(line::contains))
                        .limit(MOST_LINES)
                        .toList();
        return String.join("\n", lines);
    }

    /** Tells whether the side is waiting for the other's next message. */
    boolean waitsForAMessage() {
        return firstThread().contains(RECEIVE);
    }

    private String firstThread() {
        int end = dump.indexOf("\n\n");
        return end < 0 ? dump : dump.substring(0, end);
    }
}

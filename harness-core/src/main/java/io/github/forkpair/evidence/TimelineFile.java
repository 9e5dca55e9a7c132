package io.github.forkpair.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the timelines of a test JVM's pairs, each as a block of lines at the pair's end, to a file
 * beside the one with the pairs' verdicts.
 */
final class TimelineFile {

    static final String SUFFIX = ".timelines";

    /** A file's first line, but for its number. */
    static final String HEADER = "forkpair timelines ";

    /** Is raised when a reader of the older form would misread the newer. */
    static final int FORMAT = 2;

    static final String PAIR = "pair";
    static final String EVENT = "event";
    static final String END = "end";

    private static final Set<Path> BEGUN = new HashSet<>();

    private TimelineFile() {}

    /** Adds a pair, in one write. */
    static void append(Path directory, String key, PairTimeline pair) throws IOException {
        Path file = directory.resolve(key.substring(0, key.indexOf('#')) + SUFFIX);
        StringBuilder block = new StringBuilder();
        List<Object> fields =
                new ArrayList<>(
                        List.of(
                                PAIR,
                                key.substring(key.indexOf('#') + 1),
                                pair.test(),
                                pair.parentPid(),
                                pair.result().word(),
                                pair.ending().word(),
                                pair.failure(),
                                pair.evidence()));
        // In the same line: whatever event follows is then about one of these.
        pair.children()
                .forEach(child -> fields.addAll(List.of(child.name(), child.side(), child.pid())));
        block.append(FieldLines.line(fields.toArray()));
        for (PairEvent event : pair.events()) {
            block.append(
                    FieldLines.line(
                            EVENT,
                            event.nanos(),
                            event.lastNanos(),
                            event.lane().written(),
                            event.what().word(),
                            event.count(),
                            event.bytes(),
                            event.detail(),
                            event.value(),
                            event.weight()));
        }
        block.append(FieldLines.line(END, pair.events().size()));
        synchronized (BEGUN) {
            String header = BEGUN.add(file) ? HEADER + FORMAT + "\n" : "";
            UserOnly.append(file, header + block);
        }
    }
}

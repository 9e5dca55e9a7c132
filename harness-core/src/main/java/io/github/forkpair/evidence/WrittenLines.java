package io.github.forkpair.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this JVM has written to one file, by which it notices that a test has removed that, and
 * writes it again.
 */
final class WrittenLines {

    /** Some ten thousand pairs; more of them could not be written again, which is noted then. */
    static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    private static final Map<Path, WrittenLines> OF_THIS_JVM = new ConcurrentHashMap<>();

    private final int most;
    private final StringBuilder text;
    private final Set<RecordFile> others = new TreeSet<>((a, b) -> a.path().compareTo(b.path()));
    private long bytes;
    private boolean cut;

    WrittenLines(String firstLine, int most) {
        text = new StringBuilder(firstLine).append('\n');
        this.most = most;
    }

    /** Returns those of a file of this JVM. */
    static WrittenLines of(Path file) {
        return OF_THIS_JVM.computeIfAbsent(
                file, any -> new WrittenLines(RecordFile.FIRST_LINE, MOST_CHARACTERS));
    }

    /** Tells whether anything was written at all. */
    boolean hasBegun() {
        return bytes > 0;
    }

    /** Tells whether all of it still is in the file. */
    boolean areIn(Path file) throws IOException {
        return hasBegun() && Files.exists(file) && Files.size(file) >= bytes;
    }

    /** Returns the file's text, as far as it is known. */
    String text() {
        return text.toString();
    }

    /** Tells whether there was more than is known. */
    boolean isCut() {
        return cut;
    }

    void add(String line) {
        bytes = hasBegun() ? bytes : size(text);
        bytes += size(line);
        cut |= text.length() + line.length() > most;
        if (!cut) {
            text.append(line);
        }
    }

    /** Remembers which test JVMs have files beside this one. */
    void seeBeside(Iterable<RecordFile> files) {
        files.forEach(others::add);
    }

    /** Tells whether a file was removed whose test JVM can no longer write it again. */
    boolean lacksOneBeside() {
        return others.stream()
                .anyMatch(each -> !Files.exists(each.path()) && !each.isWriterAlive());
    }

    private static int size(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}

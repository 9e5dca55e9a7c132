package io.github.forkpair.evidence;

import io.github.forkpair.jvm.RandomName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An empty file among the records, put there before the tests. Where a test removes the records it
 * goes with them, so that the build notices: of what a test JVM wrote that has ended since, nobody
 * else knows.
 *
 * @param file where it is
 */
public record Tripwire(Path file) {

    private static final Pattern NAME = Pattern.compile("(\\d{1,15})-\\w+\\.build");

    /** Puts one there. */
    public static Tripwire set(Path evidenceDir) throws IOException {
        Path records = evidenceDir.resolve(RecordFile.DIRECTORY);
        String name = System.currentTimeMillis() + "-" + RandomName.next() + ".build";
        UserOnly.directories(evidenceDir, records);
        UserOnly.create(records.resolve(name));
        return new Tripwire(records.resolve(name));
    }

    /** Returns what to say and do where it is gone; empty where it is there. */
    public String problem() {
        return Files.exists(file)
                ? ""
                : file.getParent()
                        + " was removed while tests ran, with what pairs had written there. Look"
                        + " for a test that removes "
                        + file.getParent().getParent()
                        + ", and run the tests again";
    }

    /** Removes it, and the directories that are empty then. */
    public void remove() throws IOException {
        Files.deleteIfExists(file);
        EarlierEvidence.deleteIfEmpty(file.getParent());
        EarlierEvidence.deleteIfEmpty(file.getParent().getParent());
    }

    /** Removes those that were set before that moment. */
    static void deleteBefore(Path evidenceDir, Instant moment) throws IOException {
        Path records = evidenceDir.resolve(RecordFile.DIRECTORY);
        if (!Files.isDirectory(records)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> all = Files.list(records)) {
            entries = all.toList();
        }
        for (Path each : entries) {
            Matcher name = NAME.matcher(each.getFileName().toString());
            if (name.matches()
                    && Instant.ofEpochMilli(Long.parseLong(name.group(1))).isBefore(moment)) {
                Files.deleteIfExists(each);
            }
        }
    }
}

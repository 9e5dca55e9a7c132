package io.github.forkpair.evidence;

import io.github.forkpair.outcome.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The timelines of all pairs of a build, as far as they can be read. What cannot is named, and
 * costs no other pair its own.
 */
public final class Timelines {

    /** Which field of a pair's line is the first of its children's. */
    private static final int FIRST_CHILD = 8;

    private final Map<String, PairTimeline> byKey = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Timelines() {}

    /**
     * Reads what all test JVMs wrote.
     *
     * @param evidenceDir the directory below which evidence is kept
     */
    public static Timelines read(Path evidenceDir) {
        Timelines timelines = new Timelines();
        Path directory = evidenceDir.resolve(RecordFile.DIRECTORY);
        if (Files.isDirectory(directory)) {
            timelines.readAll(directory);
        }
        return timelines;
    }

    /** Returns them by the {@linkplain PairRecords#runs runs' keys}. */
    public Map<String, PairTimeline> byKey() {
        return Map.copyOf(byKey);
    }

    /** Returns what could not be read, a sentence or two for each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private void readAll(Path directory) {
        List<Path> found = new ArrayList<>();
        try (var files = Files.newDirectoryStream(directory, "*" + TimelineFile.SUFFIX)) {
            files.forEach(found::add);
            found.sort(null);
            for (Path file : found) {
                String name = file.getFileName().toString();
                String stem = name.substring(0, name.length() - TimelineFile.SUFFIX.length());
                new Reading(file, stem).read();
            }
        } catch (IOException e) {
            problems.add("The timelines below " + directory + " cannot be read: " + e);
        }
    }

    /** Reads one file, line by line. */
    private final class Reading {

        private final Path file;
        private final String stem;
        private final List<PairEvent> events = new ArrayList<>();
        private @Nullable String key;
        private @Nullable PairTimeline pair;
        private int number;

        Reading(Path file, String stem) {
            this.file = file;
            this.stem = stem;
        }

        void read() {
            String text;
            try {
                text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            } catch (IOException e) {
                problems.add("The timelines in " + file + " cannot be read: " + e);
                return;
            }
            // A line that is not ended was being written when its JVM or the disk's space came to
            // an end.
            String complete = text.substring(0, text.lastIndexOf('\n') + 1);
            for (String line : complete.split("\n")) {
                number++;
                if (line.startsWith(TimelineFile.HEADER)) {
                    String format = line.substring(TimelineFile.HEADER.length());
                    if (!format.equals(String.valueOf(TimelineFile.FORMAT))) {
                        problems.add(ofFormat(format));
                        return;
                    }
                } else if (number == 1) {
                    problems.add(file + " is no file of timelines that Forkpair writes.");
                    return;
                } else {
                    take(line);
                }
            }
            endBrokenOff();
        }

        private void take(String line) {
            String[] fields = FieldLines.fields(line);
            try {
                switch (fields[0]) {
                    case TimelineFile.PAIR -> begin(fields);
                    case TimelineFile.EVENT -> events.add(event(fields));
                    case TimelineFile.END -> end(Integer.parseInt(fields[1]));
                    default -> throw new IllegalArgumentException();
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                problems.add(file + ", line " + number + ", is no line that Forkpair writes.");
            }
        }

        private void begin(String[] fields) {
            endBrokenOff();
            pair =
                    new PairTimeline(
                            fields[2],
                            Long.parseLong(fields[3]),
                            children(fields),
                            Verdict.Ending.of(fields[5]),
                            fields[6],
                            fields[7],
                            List.of());
            key = stem + "#" + fields[1];
        }

        private List<PairTimeline.Child> children(String[] fields) {
            List<PairTimeline.Child> children = new ArrayList<>();
            for (int i = FIRST_CHILD; i < fields.length; i += 3) {
                long pid = Long.parseLong(fields[i + 2]);
                children.add(new PairTimeline.Child(fields[i], fields[i + 1], pid));
            }
            return children;
        }

        private Lane lane(String written) {
            Lane lane = Lane.parse(written);
            int most = pair == null ? 0 : pair.children().size();
            if (Math.max(lane.number(), lane.with()) > most) {
                throw new IllegalArgumentException("there is no such child");
            }
            return lane;
        }

        private PairEvent event(String[] fields) {
            return new PairEvent(
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    lane(fields[3]),
                    Happening.of(fields[4]),
                    Long.parseLong(fields[5]),
                    Long.parseLong(fields[6]),
                    fields[7],
                    fields.length > 8 ? fields[8] : "",
                    fields.length > 9
                            ? PairEvent.Weight.valueOf(fields[9])
                            : PairEvent.Weight.USUAL);
        }

        private void end(int count) {
            if (count == events.size()) {
                keep();
            } else {
                endBrokenOff();
            }
        }

        /** A part of a pair's timeline is better than none. */
        private void endBrokenOff() {
            if (pair != null) {
                problems.add(
                        file
                                + " breaks off within the timeline of "
                                + pair.test()
                                + ": its test JVM went away, or the disk was full.");
                keep();
            }
            events.clear();
        }

        private void keep() {
            PairTimeline known = pair;
            if (known != null && key != null) {
                byKey.put(
                        key,
                        new PairTimeline(
                                known.test(),
                                known.parentPid(),
                                known.children(),
                                known.ending(),
                                known.failure(),
                                known.evidence(),
                                events));
            }
            pair = null;
            events.clear();
        }

        private String ofFormat(String format) {
            return file
                    + " is of format "
                    + format
                    + ", and this Forkpair reads format "
                    + TimelineFile.FORMAT
                    + ": its timelines are left out, the verdicts are not. Give the plugin and the"
                    + " extension the same version.";
        }
    }
}

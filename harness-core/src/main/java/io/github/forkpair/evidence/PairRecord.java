package io.github.forkpair.evidence;

import io.github.forkpair.plan.DirectoryTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of one pair after the build's tests, for a summary that spans several test JVMs.
 *
 * @param test the parent side, as people name it
 * @param launched how many children were started
 * @param result {@code passed}, {@code failed} or {@code aborted}; {@code unfinished} if the test
 *     JVM went away in between
 * @param summary the failure's first line; empty where it passed
 */
public record PairRecord(String test, int launched, String result, String summary) {

    /** The result of a pair that began and whose end nobody wrote down. */
    public static final String UNFINISHED = "unfinished";

    private static final String DIRECTORY = "pairs";
    private static final String SUFFIX = ".tsv";

    /**
     * Reads what all test JVMs wrote.
     *
     * @param evidenceDir the directory below which evidence is kept
     * @throws IOException if a file there is unreadable, or not of this form; the message names the
     *     file and the line
     */
    public static List<PairRecord> readAll(Path evidenceDir) throws IOException {
        List<PairRecord> records = new ArrayList<>();
        Path directory = evidenceDir.resolve(DIRECTORY);
        if (!Files.isDirectory(directory)) {
            return records;
        }
        try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                records.addAll(read(file));
            }
        }
        return records;
    }

    /** Forgets what earlier builds wrote, and leaves all else in the directory as it is. */
    public static void deleteAll(Path evidenceDir) throws IOException {
        DirectoryTree.delete(evidenceDir.resolve(DIRECTORY));
    }

    private static List<PairRecord> read(Path file) throws IOException {
        Map<String, PairRecord> byId = new LinkedHashMap<>();
        int number = 0;
        String text = Files.readString(file, StandardCharsets.UTF_8);
        // A line that is not ended was being written when its JVM or the disk's space came to an
        // end.
        String complete = text.substring(0, text.lastIndexOf('\n') + 1);
        for (String line : complete.lines().toList()) {
            number++;
            String[] fields = line.split("\t", -1);
            PairRecord known = fields.length > 1 ? byId.get(fields[1]) : null;
            if (fields.length == 3 && fields[0].equals("began")) {
                byId.put(fields[1], new PairRecord(fields[2], 0, UNFINISHED, ""));
            } else if (fields.length == 3 && fields[0].equals("launched") && known != null) {
                byId.put(
                        fields[1],
                        new PairRecord(known.test, known.launched + 1, known.result, ""));
            } else if (fields.length == 4 && fields[0].equals("ended") && known != null) {
                byId.put(
                        fields[1],
                        new PairRecord(known.test, known.launched, fields[2], fields[3]));
            } else {
                throw new IOException(
                        file + ", line " + number + ", is no line that Forkpair writes: " + line);
            }
        }
        return List.copyOf(byId.values());
    }

    /**
     * Writes lines as things happen, to one file for each test JVM, so that a JVM that dies leaves
     * what it knew.
     */
    public static final class Writer {

        private static final String FILE =
                ProcessHandle.current().pid() + "-" + System.currentTimeMillis() + SUFFIX;

        private static int count;

        private final Path file;
        private final String id;

        private Writer(Path file, String id) {
            this.file = file;
            this.id = id;
        }

        /** A pair begins. */
        public static Writer begin(Path evidenceDir, String test) throws IOException {
            synchronized (Writer.class) {
                Path directory = evidenceDir.resolve(DIRECTORY);
                UserOnly.directories(evidenceDir, directory);
                Writer writer = new Writer(directory.resolve(FILE), String.valueOf(++count));
                writer.line("began\t" + writer.id + "\t" + flat(test));
                return writer;
            }
        }

        /** A child of it was started. */
        public void launched(long pid) throws IOException {
            line("launched\t" + id + "\t" + pid);
        }

        /** It ended. */
        public void ended(String result, String summary) throws IOException {
            line("ended\t" + id + "\t" + result + "\t" + flat(summary));
        }

        private void line(String line) throws IOException {
            synchronized (Writer.class) {
                UserOnly.append(file, line + "\n");
            }
        }

        private static String flat(String text) {
            return text.lines().findFirst().orElse("").replace('\t', ' ');
        }
    }
}

package io.github.forkpair.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file in which one test JVM writes down its pairs. Its name tells the JVM's pid and when the
 * JVM began to write, its first line the version of its form.
 *
 * @param path where it is
 * @param pid the test JVM's process id
 * @param begun when it began to write
 */
record RecordFile(Path path, long pid, Instant begun) {

    static final String DIRECTORY = "pairs";
    private static final String SUFFIX = ".tsv";
    private static final Pattern NAME = Pattern.compile("(\\d{1,10})-(\\d{1,15})\\.tsv");

    /** Stands beside a file in which lines are missing. */
    private static final String INCOMPLETE = ".incomplete";

    /** Stands beside a file beside which others were removed. */
    private static final String REMOVED = ".removed";

    /** To be changed with the form of the lines. */
    static final String FIRST_LINE = "forkpair\t2";

    private static final String NAME_OF_THIS_JVMS =
            ProcessHandle.current().pid() + "-" + System.currentTimeMillis() + SUFFIX;

    private static final Set<RecordFile> OF_THIS_JVM = ConcurrentHashMap.newKeySet();

    /** Returns the files of all test JVMs, in the order in which they were begun. */
    static List<RecordFile> in(Path evidenceDir) throws IOException {
        Path directory = evidenceDir.resolve(DIRECTORY);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(RecordFile::of)
                    .flatMap(List::stream)
                    .sorted((one, other) -> one.begun.compareTo(other.begun))
                    .toList();
        }
    }

    private static List<RecordFile> of(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        return name.matches()
                ? List.of(
                        new RecordFile(
                                path,
                                Long.parseLong(name.group(1)),
                                Instant.ofEpochMilli(Long.parseLong(name.group(2)))))
                : List.of();
    }

    /** Returns the file of this JVM, whose directory is there then. */
    static RecordFile ofThisJvm(Path evidenceDir) throws IOException {
        Path directory = evidenceDir.resolve(DIRECTORY);
        UserOnly.directories(evidenceDir, directory);
        RecordFile file = of(directory.resolve(NAME_OF_THIS_JVMS)).get(0);
        OF_THIS_JVM.add(file);
        return file;
    }

    /** Returns the files that this JVM has written: one for each evidence directory. */
    static Set<RecordFile> allOfThisJvm() {
        return Set.copyOf(OF_THIS_JVM);
    }

    /** Returns by what a run of a pair in this file is known, as its timeline is. */
    String key(String id) {
        return stem() + "#" + id;
    }

    private String stem() {
        String name = path.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** Tells whether the JVM is still there, and not a stranger that got its pid later. */
    boolean isWriterAlive() {
        return isAlive(pid, begun);
    }

    /** Tells whether the JVM with this pid is the one that was there at a moment. */
    static boolean isAlive(long pid, Instant then) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(found -> found.info().startInstant().orElse(then))
                .filter(started -> !started.isAfter(then))
                .isPresent();
    }

    boolean isIncomplete() {
        return Files.exists(beside(INCOMPLETE));
    }

    /** Tells whether a test removed what was written, and not all could be written again. */
    boolean isShortOfRemoved() {
        return Files.exists(beside(REMOVED));
    }

    private Path beside(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    /**
     * Adds a line of fields; all of it or, where that fails, nothing of it. What a test has removed
     * is written again before it.
     */
    void append(String... fields) throws IOException {
        synchronized (RecordFile.class) {
            write(FieldLines.line((Object[]) fields));
        }
    }

    /** Remembers which test JVMs write beside this one. */
    void seeOthers() {
        synchronized (RecordFile.class) {
            WrittenLines.of(path).seeBeside(beside());
        }
    }

    /** Writes again what a test has removed of the files that the build reads. */
    static void restore(Path evidenceDir) {
        Path directory = evidenceDir.resolve(DIRECTORY);
        synchronized (RecordFile.class) {
            for (RecordFile file : OF_THIS_JVM) {
                if (file.path.getParent().equals(directory)
                        && WrittenLines.of(file.path).hasBegun()) {
                    try {
                        file.write("");
                    } catch (IOException e) {
                        // Then the build finds no pairs of this JVM, or a file that says so.
                    }
                }
            }
        }
    }

    private void write(String line) throws IOException {
        WrittenLines written = WrittenLines.of(path);
        try {
            String before = "";
            if (!written.areIn(path)) {
                before = written.text();
                UserOnly.directories(path.getParent().getParent(), path.getParent());
                Files.deleteIfExists(path);
                if (written.isCut() || written.lacksOneBeside()) {
                    UserOnly.append(beside(REMOVED), "");
                }
            }
            UserOnly.appendWhole(path, before + line);
            written.add(line);
        } catch (IOException e) {
            noteLoss(e);
            throw e;
        }
    }

    /** A test may be removing the directory just now, which the next line will notice. */
    private List<RecordFile> beside() {
        try {
            return in(path.getParent().getParent());
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /** An empty file needs no room on a full disk. */
    private void noteLoss(IOException cause) {
        try {
            UserOnly.append(beside(INCOMPLETE), "");
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    static String text(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "-";
    }

    static OptionalLong number(String text) {
        return text.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    /** Removes the files that were begun before that moment. */
    static void deleteBefore(Path evidenceDir, Instant moment) throws IOException {
        for (RecordFile file : in(evidenceDir)) {
            if (file.begun.isBefore(moment)) {
                Files.deleteIfExists(file.path);
                Files.deleteIfExists(file.beside(INCOMPLETE));
                Files.deleteIfExists(file.beside(REMOVED));
                Files.deleteIfExists(file.path.resolveSibling(file.stem() + TimelineFile.SUFFIX));
            }
        }
    }
}

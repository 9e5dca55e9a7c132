package io.github.forkpair.evidence;

import io.github.forkpair.jvm.RandomName;
import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.plan.DirectoryTree;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What earlier pairs left. It stays until a later build has run its test again, or until there is
 * no such test any more.
 *
 * @param test the parent side, as people name it
 * @param begun when the pair began
 * @param result what became of it
 * @param summary why it did; empty where it passed
 * @param evidence the evidence directory, from the one below which evidence is kept
 */
public record EarlierEvidence(
        String test, Instant begun, PairResult result, String summary, String evidence) {

    /** Begins the name of what is being deleted. */
    private static final String GONE = ".gone-";

    /**
     * Returns what is there, the newest first, but for the evidence of the pairs whose records are
     * there too.
     */
    public static List<EarlierEvidence> in(Path evidenceDir) {
        List<EarlierEvidence> found = new ArrayList<>();
        for (Path testClass : entries(evidenceDir)) {
            for (Path file : entries(testClass)) {
                Origin.directory(file)
                        .filter(Files::isDirectory)
                        .flatMap(directory -> of(evidenceDir, file, directory))
                        .ifPresent(found::add);
            }
        }
        Instant records = firstRecord(evidenceDir);
        found.removeIf(each -> !each.begun.isBefore(records));
        found.sort((one, other) -> other.begun.compareTo(one.begun));
        return List.copyOf(found);
    }

    private static Instant firstRecord(Path evidenceDir) {
        try {
            List<RecordFile> files = RecordFile.in(evidenceDir);
            return files.isEmpty() ? Instant.MAX : files.get(0).begun();
        } catch (IOException e) {
            return Instant.MAX;
        }
    }

    private static Optional<EarlierEvidence> of(Path evidenceDir, Path file, Path directory) {
        return Origin.read(file)
                .map(
                        origin ->
                                new EarlierEvidence(
                                        origin.parent().shortName(),
                                        origin.begun(),
                                        origin.result(),
                                        origin.summary(),
                                        EvidenceDirectory.below(evidenceDir, directory)));
    }

    /**
     * Removes what tests left of which the class is gone, and what an interrupted deletion left.
     * What cannot be removed stays.
     */
    public static void removeOfMissingClasses(Path evidenceDir) {
        for (Path testClass : entries(evidenceDir)) {
            boolean removed =
                    removeFrom(
                            testClass,
                            earlier ->
                                    !earlier.build().equals(ThisBuild.id())
                                            && earlier.isOfAMissingClass());
            for (Path entry : entries(testClass)) {
                if (entry.getFileName().toString().startsWith(GONE)) {
                    delete(entry);
                    removed = true;
                }
            }
            if (removed) {
                deleteIfEmpty(testClass);
            }
        }
    }

    /**
     * Removes from a test class's directory what a pair that begins now takes back, and what the
     * class's methods left that it no longer has.
     */
    static void removeTakenBack(Path classDirectory, Origin later, ClassLoader loader) {
        removeFrom(
                classDirectory,
                earlier ->
                        earlier.isTakenBackBy(later)
                                || TestModule.isOne(earlier.classFile(), later.classFile())
                                        && !earlier.build().equals(later.build())
                                        && earlier.isOfAMissingMethod(loader));
    }

    /** Removes from a test class's directory what invocations left that a template has no more. */
    static void removeOfMissingInvocations(
            Path classDirectory, Origin later, String template, Set<String> invocations) {
        if (removeFrom(
                classDirectory,
                earlier -> earlier.isOfAMissingInvocation(later, template, invocations))) {
            deleteIfEmpty(classDirectory);
        }
    }

    /** Returns whether there was anything to remove. */
    private static boolean removeFrom(Path classDirectory, Predicate<Origin> removed) {
        boolean any = false;
        for (Path file : entries(classDirectory)) {
            Optional<Path> directory = Origin.directory(file);
            Optional<Origin> origin = directory.flatMap(found -> Origin.read(file));
            if (origin.isPresent() && !origin.get().isRunning() && removed.test(origin.get())) {
                remove(file, directory.get(), origin.get());
                any = true;
            }
        }
        return any;
    }

    /**
     * Another pair may be at the same, and may have the place for its own by now. While the file is
     * there nobody takes the place, so it is the last to go.
     */
    private static void remove(Path file, Path directory, Origin expected) {
        try {
            Path gone = gone(directory);
            synchronized (EarlierEvidence.class) {
                if (!Origin.read(file).equals(Optional.of(expected))) {
                    return;
                }
                if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(directory, gone);
                }
                Files.delete(file);
            }
            delete(gone);
        } catch (IOException e) {
            // Another has removed it, or nobody can.
        }
    }

    private static Path gone(Path path) throws IOException {
        return path.resolveSibling(GONE + RandomName.next());
    }

    private static void delete(Path path) {
        try {
            DirectoryTree.delete(path);
        } catch (IOException e) {
            // It stays until mvn clean, as it would anywhere below target.
        }
    }

    static void deleteIfEmpty(Path directory) {
        try {
            synchronized (EarlierEvidence.class) { // nobody may be about to take a place in it
                Files.delete(directory);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // Other pairs of the class have theirs there, or have removed it already.
        } catch (IOException e) {
            // It hurts nobody.
        }
    }

    /** Returns what is in a directory; nothing where there is none or it cannot be read. */
    private static List<Path> entries(Path directory) {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}

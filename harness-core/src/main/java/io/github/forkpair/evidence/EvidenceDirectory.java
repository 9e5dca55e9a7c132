package io.github.forkpair.evidence;

import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.plan.DirectoryTree;
import io.github.forkpair.plan.FileName;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.plan.When;
import io.github.forkpair.transfer.Cut;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The directory of one run of one pair, such as {@code target/forkpair/com.acme.CacheTest/writes/}.
 * The second run in a JVM gets {@code writes-2}, and so does one that finds {@code writes} taken:
 * no directory that a failure has named comes to hold anything else while that failure counts.
 */
public final class EvidenceDirectory implements AutoCloseable {

    /** How many runs of each parent side there were in this JVM. */
    private static final Map<Path, AtomicInteger> RUNS = new ConcurrentHashMap<>();

    private static final Set<Path> SEEN = ConcurrentHashMap.newKeySet();

    private static final int MOST_ATTEMPTS = 100;

    private static final int MOST_BELOW = 50;

    private static final int LONGEST_SUMMARY = 1_000;

    private final Path root;
    private final Path path;
    private boolean kept;

    private EvidenceDirectory(Path root, Path path) {
        this.root = root;
        this.path = path;
    }

    /** Creates the directory of a side's only run, for the user's eyes only. */
    static EvidenceDirectory create(Path root, SideMethod parent) throws IOException {
        ClassLoader loader = EvidenceDirectory.class.getClassLoader();
        return create(root, parent, parent.reference(), loader);
    }

    /**
     * Creates the directory, for the user's eyes only, and removes what this run of the test takes
     * back.
     *
     * @param invocation tells this run of the parent side from its others
     * @param loader finds the test class
     */
    static EvidenceDirectory create(
            Path root, SideMethod parent, String invocation, ClassLoader loader)
            throws IOException {
        Path above = root.toAbsolutePath();
        if (SEEN.add(above)) {
            EarlierEvidence.removeOfMissingClasses(above);
        }
        Origin origin = Origin.ofThisJvm(parent, invocation, loader);
        Path ofClass = above.resolve(FileName.of(parent.testClass()));
        Path first = ofClass.resolve(FileName.of(parent.method()));
        EarlierEvidence.removeTakenBack(ofClass, origin, loader);
        TemplateRuns.begin(ofClass, origin);
        AtomicInteger runs = RUNS.computeIfAbsent(first, any -> new AtomicInteger());
        for (int attempt = 1; ; attempt++) {
            int number = runs.incrementAndGet();
            Path path = ofClass.resolve(FileName.of(parent.method(), number));
            try {
                if (take(root, path, origin)) {
                    return new EvidenceDirectory(above, path);
                }
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                // A pair of another test JVM has just removed the class's directory, as its last.
                runs.decrementAndGet();
                if (attempt >= MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Returns false where another pair has the directory, and has left what is still needed. */
    private static boolean take(Path root, Path path, Origin origin) throws IOException {
        Path file = Origin.file(path);
        // Several pairs of a class could take its directory from under each other for long.
        synchronized (EarlierEvidence.class) {
            UserOnly.directories(root, path.getParent());
            try {
                UserOnly.create(file);
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        }
        try {
            UserOnly.append(file, origin.lines());
            // Nobody's: an older Forkpair left it, or somebody else.
            DirectoryTree.delete(path);
            UserOnly.directory(path);
            return true;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Returns what a failure calls a file: where no evidence is kept, with how to have it. */
    static String named(String file, Settings settings) {
        return settings.evidence() == When.NEVER
                ? file + ", which forkpair.evidence=on-failure keeps,"
                : file;
    }

    /** Returns the directory's absolute path. */
    public Path path() {
        return path;
    }

    /** Returns the path from the directory below which evidence is kept, with slashes. */
    String below() {
        return below(root, path);
    }

    static String below(Path root, Path path) {
        return root.relativize(path).toString().replace(File.separatorChar, '/');
    }

    /** Returns the path as people in the working directory would write it. */
    public String display() {
        return display(path);
    }

    private static String display(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return (path.startsWith(here) ? here.relativize(path) : path).toString();
    }

    /**
     * Returns the path of a file in the directory, as people in the working directory would write
     * it.
     */
    public String display(String file) {
        return display(path.resolve(file));
    }

    /** Writes a file, if there is anything to write. */
    public void write(String file, String text) throws IOException {
        if (!text.isEmpty()) {
            UserOnly.append(path.resolve(file), text);
        }
    }

    /** Writes a file, if there is anything to write. */
    void write(String file, byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            UserOnly.append(path.resolve(file), bytes);
        }
    }

    /** Lets the directory stay when it is closed. */
    public void keep() {
        kept = true;
    }

    /** Notes how the pair ended, for whoever finds the directory after the build. */
    void ended(PairResult result, String summary) throws IOException {
        String first = summary.lines().findFirst().map(Visible::text).orElse("");
        String shown = Cut.to(LONGEST_SUMMARY, first);
        UserOnly.append(Origin.file(path), Origin.ended(result, shown));
    }

    boolean isKept() {
        return kept;
    }

    /**
     * Returns the absolute paths of the {@linkplain #files files} that stay; none if the directory
     * is not kept.
     */
    List<Path> keptFiles() {
        return kept ? files(path) : List.of();
    }

    /**
     * Returns the files in a directory, and of those further below it as many as are a help. No
     * link is followed.
     */
    public static List<Path> files(Path directory) {
        try (Stream<Path> in = Files.list(directory);
                Stream<Path> below = Files.walk(directory)) {
            return Stream.concat(
                            in.filter(EvidenceDirectory::isFile).sorted(),
                            below.filter(file -> !file.getParent().equals(directory))
                                    .filter(EvidenceDirectory::isFile)
                                    .limit(MOST_BELOW))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // somebody has removed it
        }
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Removes the directory with all that is in it, unless it is to be kept, and the class's own if
     * that is empty then.
     */
    @Override
    public void close() throws IOException {
        if (kept) {
            return;
        }
        DirectoryTree.delete(path);
        Files.deleteIfExists(Origin.file(path));
        EarlierEvidence.deleteIfEmpty(path.getParent());
    }
}

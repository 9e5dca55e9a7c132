package io.github.forkpair.evidence;

import io.github.forkpair.plan.DirectoryTree;
import io.github.forkpair.plan.SideMethod;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The directory of one invocation of one pair, such as {@code
 * target/forkpair/com.acme.CacheTest/writes/}. What an earlier run left there goes; a second
 * invocation in the same JVM gets {@code writes-2}.
 */
public final class EvidenceDirectory implements AutoCloseable {

    private static final Map<Path, AtomicInteger> INVOCATIONS = new ConcurrentHashMap<>();

    private static final int MOST_ATTEMPTS = 100;

    private final Path root;
    private final Path path;
    private boolean kept;

    private EvidenceDirectory(Path root, Path path) {
        this.root = root;
        this.path = path;
    }

    /** Creates the directory, for the user's eyes only. */
    public static EvidenceDirectory create(Path root, SideMethod parent) throws IOException {
        Path first = root.toAbsolutePath().resolve(parent.testClass()).resolve(parent.method());
        int number =
                INVOCATIONS.computeIfAbsent(first, any -> new AtomicInteger()).incrementAndGet();
        Path path = number == 1 ? first : first.resolveSibling(first.getFileName() + "-" + number);
        DirectoryTree.delete(path);
        for (int attempt = 1; ; attempt++) {
            try {
                UserOnly.directories(root, path.getParent());
                UserOnly.directory(path);
                return new EvidenceDirectory(root.toAbsolutePath(), path);
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                // A pair of the same class has just removed the class's directory, as its last.
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Returns the directory's absolute path. */
    public Path path() {
        return path;
    }

    /** Returns the path from the directory below which evidence is kept, with slashes. */
    String below() {
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

    boolean isKept() {
        return kept;
    }

    /** Returns the absolute paths of the files that stay; none if the directory is not kept. */
    List<Path> keptFiles() {
        if (!kept) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of(); // somebody has removed it
        }
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
        try {
            Files.delete(path.getParent());
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // Other pairs of the class have theirs there, or have removed it already.
        }
    }
}

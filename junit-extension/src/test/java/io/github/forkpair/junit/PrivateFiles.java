package io.github.forkpair.junit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Looks for what users other than the owner could open. */
final class PrivateFiles {

    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private PrivateFiles() {}

    /**
     * Returns what others can open of a tree, whose root they are assumed to reach. Below a
     * directory that they cannot enter there is nothing to be opened.
     */
    static List<Path> openToOthers(Path root) throws IOException {
        List<Path> open = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) throws IOException {
                        if (isClosed(directory)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        open.add(directory);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        if (!isClosed(file)) {
                            open.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return open;
    }

    private static boolean isClosed(Path path) throws IOException {
        return OWNERS.containsAll(Files.getPosixFilePermissions(path));
    }
}

package io.github.forkpair.plan;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Removes directories with all that is in them. */
public final class DirectoryTree {

    private DirectoryTree() {}

    /**
     * Removes a directory with all that is in it; does nothing where there is none. Follows no
     * link.
     */
    public static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS) || isRemovedAtOnce(root)) {
            return;
        }
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) {
                        // Of one that is not writable nothing could be removed.
                        if (!Files.isWritable(directory)) {
                            open(directory);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        boolean locked =
                                Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                                        && !(Files.isReadable(file) && Files.isExecutable(file));
                        if (!locked || !open(file)) {
                            throw failure;
                        }
                        delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /**
     * To look into a directory takes descriptors, and there may be none; an empty one needs none.
     */
    private static boolean isRemovedAtOnce(Path root) {
        try {
            Files.delete(root);
            return true;
        } catch (IOException e) {
            return false; // then the walk says why
        }
    }

    /** Not by {@link java.io.File}, which loses a name that the locale cannot write. */
    private static boolean open(Path directory) {
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

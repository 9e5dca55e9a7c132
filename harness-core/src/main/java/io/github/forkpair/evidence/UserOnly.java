package io.github.forkpair.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Creates files and directories that no other user can open, not even for the moment between their
 * creation and a change of their permissions. What is there already keeps the permissions it has.
 */
public final class UserOnly {

    private static final FileAttribute<?>[] DIRECTORY = mode("rwx------");
    private static final FileAttribute<?>[] FILE = mode("rw-------");

    private UserOnly() {}

    /**
     * Creates a directory where there is none, and those above it from the root down. Those above
     * the root are not Forkpair's own, and are created as usual.
     */
    public static void directories(Path root, Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return; // as for almost every pair; to be refused by the system takes longer
        }
        Path above = root.toAbsolutePath().getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        Files.createDirectories(directory, DIRECTORY);
    }

    /** Creates a directory, where there must be none. */
    static void directory(Path directory) throws IOException {
        Files.createDirectory(directory, DIRECTORY);
    }

    /** Creates an empty file, where there must be none. */
    static void create(Path file) throws IOException {
        Files.createFile(file, FILE);
    }

    /** Writes text to the end of a file, which is created where there is none. */
    public static void append(Path file, String text) throws IOException {
        append(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes to the end of a file, which is created where there is none. */
    static void append(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(file)) {
            try {
                Files.createFile(file, FILE);
            } catch (FileAlreadyExistsException e) {
                // Somebody else has begun it meanwhile.
            }
        }
        // Not by a channel: JUnit's timeout may interrupt this thread, and would close that.
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write(bytes);
        }
    }

    /** Writes text to the end of a file: all of it or, where that fails, nothing of it. */
    static void appendWhole(Path file, String text) throws IOException {
        long size = Files.exists(file) ? Files.size(file) : 0;
        try {
            append(file, text);
        } catch (IOException e) {
            cut(file, size, e);
            throw e;
        }
    }

    private static void cut(Path file, long size, IOException cause) {
        try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "rw")) {
            written.setLength(size);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** A system without permissions runs no pair, but writes down which it skipped. */
    private static FileAttribute<?>[] mode(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}

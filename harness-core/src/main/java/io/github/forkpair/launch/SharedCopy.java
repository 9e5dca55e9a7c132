package io.github.forkpair.launch;

import io.github.forkpair.posix.FileData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Copies a shared directory as its sides left it, to a limit and for the user alone. The files with
 * the least data come first. Links are copied and never followed, and nothing is opened that may
 * block.
 *
 * <p>What a directory or a file of the original does not let be read, it does afterwards: it is
 * about to be deleted.
 */
final class SharedCopy {

    private static final int BLOCK = 64 * 1024;

    private static final int MOST_STRETCHES = 10_000;

    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path from;
    private final Path to;
    private final int mostEntries;
    private final List<Found> files = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Map<Object, Path> copies = new HashMap<>();
    private final SharedModes modes = new SharedModes();
    private long bytesLeft;

    private record Found(
            Path path, BasicFileAttributes attributes, Set<PosixFilePermission> mode, long data) {}

    private SharedCopy(Path from, Path to, long mostBytes, int mostEntries) {
        this.from = from;
        this.to = to;
        this.bytesLeft = mostBytes;
        this.mostEntries = mostEntries;
    }

    /**
     * Copies a directory, if there is anything in it.
     *
     * @param from the directory
     * @param to where the copy shall be, and nothing is yet
     * @return what is not in the copy, or not whole, a line for each
     */
    static List<String> of(Path from, Path to, long mostBytes, int mostEntries) {
        SharedCopy copy = new SharedCopy(from, to, mostBytes, mostEntries);
        copy.all();
        if (Files.exists(to)) {
            copy.leftOut.addAll(copy.modes.changed());
        }
        return copy.leftOut;
    }

    private void all() {
        try {
            copyAll();
        } catch (RuntimeException | Error e) { // a part is not to stand as if it were whole
            leftOut.add("what comes behind this: " + e);
        }
    }

    private void copyAll() {
        if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            leftOut.add("all of it: a side has removed or replaced the directory");
            return;
        }
        try {
            modes.add(name(from), SharedModes.of(from), DIRECTORY.value());
        } catch (IOException e) {
            leftOut(from, "its mode cannot be read: " + e);
        }
        if (look() > mostEntries) {
            leftOut.add("all but " + mostEntries + " entries");
        }
        files.sort(Comparator.comparingLong(Found::data).thenComparing(Found::path));
        for (Found file : files) {
            try {
                copy(file);
            } catch (IOException e) {
                leftOut(file.path(), "not copied: " + e);
            }
        }
    }

    /** Makes the directories and the links; returns how many entries were seen, or one too many. */
    private int look() {
        Deque<Path> directories = new ArrayDeque<>(List.of(from));
        int entries = 0;
        while (!directories.isEmpty()) {
            Path directory = directories.poll();
            try (DirectoryStream<Path> found = open(directory)) {
                for (Path entry : found) {
                    if (++entries > mostEntries) {
                        return entries;
                    }
                    if (entries == 1) {
                        Files.createDirectory(to, DIRECTORY);
                    }
                    if (look(entry)) {
                        directories.add(entry);
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                leftOut(directory, "not copied: " + e);
            }
        }
        return entries;
    }

    /** Returns whether it is a directory to look into. */
    private boolean look(Path entry) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(
                            entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                Files.createDirectory(copyOf(entry), DIRECTORY);
                modes.add(name(entry), SharedModes.of(entry), DIRECTORY.value());
                return true;
            }
            if (attributes.isSymbolicLink()) {
                Files.createSymbolicLink(copyOf(entry), SharedLink.inCopy(from, entry));
            } else if (attributes.isRegularFile()) {
                files.add(found(entry, attributes));
            } else {
                leftOut(entry, "a socket, pipe or device");
            }
        } catch (NoSuchFileException e) {
            leftOut(entry, "went away meanwhile");
        } catch (IOException | UnsupportedOperationException e) {
            leftOut(entry, "not copied: " + e);
        }
        return false;
    }

    private Found found(Path file, BasicFileAttributes attributes) throws IOException {
        Set<PosixFilePermission> mode = SharedModes.of(file);
        if (!Files.isReadable(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return new Found(file, attributes, mode, data(file, attributes.size()));
    }

    /** Returns how many bytes of a file are no hole; as many as it is long if it cannot be read. */
    private static long data(Path file, long size) {
        try {
            return FileData.of(file, size, size, MOST_STRETCHES).stream()
                    .mapToLong(FileData.Stretch::length)
                    .sum();
        } catch (IOException e) {
            return size;
        }
    }

    private static DirectoryStream<Path> open(Path directory) throws IOException {
        if (!Files.isReadable(directory) || !Files.isExecutable(directory)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        return Files.newDirectoryStream(directory);
    }

    private void copy(Found file) throws IOException {
        Path copy = copyOf(file.path());
        boolean linked = (int) Files.getAttribute(file.path(), "unix:nlink") > 1;
        Object key = file.attributes().fileKey();
        Path same = linked && key != null ? copies.get(key) : null;
        if (same != null) {
            Files.createLink(copy, same);
            return;
        }
        long size = file.attributes().size();
        if (file.data() > 0 && bytesLeft == 0) {
            leftOut(file.path(), "not copied, " + size + " bytes");
            return;
        }
        List<FileData.Stretch> stretches =
                FileData.of(file.path(), size, bytesLeft, MOST_STRETCHES);
        long copied;
        try {
            copied = copy(file.path(), copy, stretches, size);
        } catch (IOException e) {
            Files.deleteIfExists(copy); // on a full disk, what comes later needs the room
            throw e;
        }
        if (copied < size) {
            leftOut(file.path(), "cut: the first " + copied + " of " + size + " bytes");
        }
        Set<PosixFilePermission> mode = SharedModes.ofCopy(file.mode());
        Files.setPosixFilePermissions(copy, mode);
        modes.add(name(file.path()), file.mode(), mode);
        Files.setLastModifiedTime(copy, file.attributes().lastModifiedTime());
        if (linked && key != null) {
            copies.put(key, copy);
        }
    }

    /** Returns how far the copy goes. */
    private long copy(Path file, Path copy, List<FileData.Stretch> stretches, long size)
            throws IOException {
        long end = 0;
        try (FileChannel in =
                        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                FileChannel out =
                        FileChannel.open(
                                copy,
                                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                FILE)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            for (FileData.Stretch stretch : stretches) {
                long at = stretch.from();
                while (at < stretch.to()) {
                    block.clear().limit((int) Math.min(BLOCK, stretch.to() - at));
                    int read = in.read(block, at);
                    if (read <= 0) {
                        break; // it has become shorter
                    }
                    bytesLeft -= read;
                    write(block.flip(), out, at);
                    at += read;
                }
                end = at;
            }
            boolean whole = bytesLeft > 0 && stretches.size() < MOST_STRETCHES;
            long length = whole ? Math.max(end, Math.min(size, in.size())) : end;
            if (length > out.size()) {
                out.write(ByteBuffer.allocate(1), length - 1);
            }
            return length;
        }
    }

    /** Leaves a hole where there are zeros alone. */
    private static void write(ByteBuffer block, FileChannel out, long at) throws IOException {
        boolean zeros = true;
        for (int i = 0; i < block.limit() && zeros; i++) {
            zeros = block.get(i) == 0;
        }
        while (!zeros && block.hasRemaining()) {
            out.write(block, at + block.position());
        }
    }

    private Path copyOf(Path entry) {
        return to.resolve(from.relativize(entry));
    }

    private void leftOut(Path entry, String why) {
        leftOut.add(name(entry) + ": " + why);
    }

    private String name(Path entry) {
        return entry.equals(from) ? "." : from.relativize(entry).toString();
    }
}

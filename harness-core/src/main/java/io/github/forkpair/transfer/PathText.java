package io.github.forkpair.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A path of the default file system as text, which is a path of the other process's, too. */
public final class PathText {

    private static final char TEXT = 't';

    /** Stands before the URI of a name that the locale has no characters for. */
    private static final char ENCODED = 'e';

    /** The same of a relative path, as if it began at the root. */
    private static final char ENCODED_RELATIVE = 'r';

    private PathText() {}

    /**
     * Returns a path as text.
     *
     * @throws UnsendableException if it is of another file system, such as that in a zip file
     */
    public static String of(Path path) throws UnsendableException {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            throw new UnsendableException(
                    path,
                    "is a path of another file system ("
                            + path.getFileSystem().provider().getScheme()
                            + "), which only this process has open",
                    "Send its text, and open the file system on both sides.",
                    null);
        }
        String text = path.toString();
        if (isWhole(text, path)) {
            return TEXT + text;
        }
        Path root = FileSystems.getDefault().getRootDirectories().iterator().next();
        return path.isAbsolute()
                ? ENCODED + path.toUri().toString()
                : ENCODED_RELATIVE + root.resolve(path).toUri().toString();
    }

    private static boolean isWhole(String text, Path path) {
        try {
            return Path.of(text).equals(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws IOException if it is no path
     */
    public static Path read(String text) throws IOException {
        if (text.isEmpty()) {
            throw new IOException("a path is announced and none is there");
        }
        String rest = text.substring(1);
        try {
            switch (text.charAt(0)) {
                case TEXT:
                    return Path.of(rest);
                case ENCODED:
                    return Path.of(fileUri(rest));
                case ENCODED_RELATIVE:
                    Path absolute = Path.of(fileUri(rest));
                    return absolute.getRoot().relativize(absolute);
                default:
                    throw new IOException("no path begins with '" + text.charAt(0) + "'");
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("no path: " + e.getMessage(), e);
        }
    }

    /** Keeps to files: the URI of another provider's path would have it open what it names. */
    private static URI fileUri(String text) throws IOException {
        URI uri = URI.create(text);
        if (!"file".equals(uri.getScheme())) {
            throw new IOException("no file's URI: " + text);
        }
        return uri;
    }
}

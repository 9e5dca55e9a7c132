package io.github.forkpair.launch;

import io.github.forkpair.jvm.RandomName;
import io.github.forkpair.jvm.TemporaryDirectory;
import io.github.forkpair.plan.DirectoryTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A fresh directory in the temporary one, for both sides and no other user. It goes with its pair,
 * and with this JVM however that ends.
 */
public final class SharedDirectory implements AutoCloseable {

    private static final long MOST_BYTES = 64L << 20;

    /** macOS has 103 bytes for a socket's path, of which our own names take up to 40. */
    private static final int LONGEST_FOR_SOCKETS = 60;

    private static final int MOST_ENTRIES = 10_000;

    private final Path path;
    private final OrphanGuard guard;

    private SharedDirectory(Path path, OrphanGuard guard) {
        this.path = path;
        this.guard = guard;
    }

    /**
     * Creates it.
     *
     * @param hook is told of the steps; nothing is left where one fails
     */
    public static SharedDirectory create(Step.Hook hook) throws IOException {
        return in(TemporaryDirectory.ofThisJvm().toRealPath(), hook);
    }

    /** Creates one of a path that is short enough for sockets in it, and that any JVM can name. */
    public static SharedDirectory createForSockets(Step.Hook hook) throws IOException {
        Path usual = TemporaryDirectory.ofThisJvm().toRealPath();
        return in(takesSockets(usual.toString()) ? usual : Path.of("/tmp").toRealPath(), hook);
    }

    private static boolean takesSockets(String parent) {
        return parent.length() <= LONGEST_FOR_SOCKETS
                && StandardCharsets.US_ASCII.newEncoder().canEncode(parent);
    }

    private static SharedDirectory in(Path parent, Step.Hook hook) throws IOException {
        String name = "forkpair-" + ProcessHandle.current().pid() + "-" + RandomName.next();
        Path path = parent.resolve(name);
        hook.before(Step.DIRECTORY_GUARD);
        // First, or a JVM that is killed in between would leave it.
        SharedDirectory directory = new SharedDirectory(path, OrphanGuard.ofDirectory(path));
        try {
            hook.before(Step.DIRECTORY);
            Files.createDirectory(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            return directory;
        } catch (IOException | RuntimeException | Error e) {
            directory.guard.close();
            throw e;
        }
    }

    /** Returns where it is. */
    public Path path() {
        return path;
    }

    /** Lets it stay until the child is gone, if this JVM is gone before that. */
    public void isUsedBy(RunningChild child) throws IOException {
        guard.waitFor(child.pid());
    }

    /**
     * Copies it as its sides left it, to a limit; an empty one not at all.
     *
     * @param copy where the copy shall be, and nothing is yet
     * @return what is not in the copy, or not whole, a line for each
     */
    public List<String> copyTo(Path copy) {
        List<String> leftOut = new ArrayList<>();
        try {
            // A thread of its own: JUnit's timeout may interrupt this one, and would close the
            // files.
            Daemon.join(
                    Daemon.start(
                            "forkpair-shared-" + ProcessHandle.current().pid(),
                            () ->
                                    leftOut.addAll(
                                            SharedCopy.of(path, copy, MOST_BYTES, MOST_ENTRIES))));
        } catch (OutOfMemoryError e) {
            leftOut.add("all of it: no thread can be started to copy it (" + e.getMessage() + ")");
        }
        return leftOut;
    }

    /** Removes it. Where this JVM is too short of descriptors to do it, the guard does. */
    @Override
    public void close() throws IOException {
        try {
            DirectoryTree.delete(path);
        } catch (IOException | RuntimeException | Error e) {
            guard.doIt();
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        } finally {
            guard.close();
        }
    }
}

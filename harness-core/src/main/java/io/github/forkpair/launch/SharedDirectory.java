package io.github.forkpair.launch;

import io.github.forkpair.jvm.RandomName;
import io.github.forkpair.jvm.TemporaryDirectory;
import io.github.forkpair.plan.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A fresh directory in the temporary one, for both sides and no other user. It goes with its pair,
 * and with this JVM however that ends.
 */
public final class SharedDirectory implements AutoCloseable {

    private final Path path;
    private final OrphanGuard guard;

    private SharedDirectory(Path path, OrphanGuard guard) {
        this.path = path;
        this.guard = guard;
    }

    /** Creates it. */
    public static SharedDirectory create() throws IOException {
        String name = "forkpair-" + ProcessHandle.current().pid() + "-" + RandomName.next();
        Path path = TemporaryDirectory.ofThisJvm().toRealPath().resolve(name);
        // First, or a JVM that is killed in between would leave it.
        SharedDirectory directory = new SharedDirectory(path, OrphanGuard.ofDirectory(path));
        try {
            Files.createDirectory(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            return directory;
        } catch (IOException | RuntimeException e) {
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

    /** Removes it. */
    @Override
    public void close() throws IOException {
        try {
            DirectoryTree.delete(path);
        } finally {
            guard.close();
        }
    }
}

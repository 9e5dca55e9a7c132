package io.github.forkpair.doctor;

import io.github.forkpair.plan.DirectoryTree;
import io.github.forkpair.session.Owned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Owns what one check holds. It may be closed under a check that is still at work: that ends the
 * processes whose end the check may be waiting for.
 */
final class Bench implements AutoCloseable {

    private final Owned owned = new Owned();

    /** Takes ownership and returns what it took; refuses it once the check's time is up. */
    <T extends AutoCloseable> T own(T resource) throws IOException {
        return owned.own(resource);
    }

    /** Returns a fresh directory, which is deleted with all that is in it. */
    Path directory() throws IOException {
        long pid = ProcessHandle.current().pid();
        Path directory = Files.createTempDirectory("forkpair-doctor-" + pid + "-");
        own(() -> DirectoryTree.delete(directory));
        return directory.toRealPath();
    }

    @Override
    public void close() throws IOException {
        owned.close();
    }
}

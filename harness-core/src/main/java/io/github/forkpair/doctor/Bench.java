package io.github.forkpair.doctor;

import io.github.forkpair.plan.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Owns what one check holds. Closing it closes all of that, the newest first, also under a check
 * that is still at work: that ends the processes whose end the check may be waiting for.
 */
final class Bench implements AutoCloseable {

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private boolean closed;

    /** Takes ownership and returns what it took; refuses it once the check's time is up. */
    <T extends AutoCloseable> T own(T resource) throws Exception {
        synchronized (this) {
            if (!closed) {
                owned.push(resource);
                return resource;
            }
        }
        resource.close();
        throw new CancellationException("The check's time is up.");
    }

    /** Returns a fresh directory, which is deleted with all that is in it. */
    Path directory() throws Exception {
        long pid = ProcessHandle.current().pid();
        Path directory = Files.createTempDirectory("forkpair-doctor-" + pid + "-");
        own(() -> DirectoryTree.delete(directory));
        return directory.toRealPath();
    }

    /**
     * Closes everything, keeps the first failure and suppresses the others under it. Closing twice
     * does nothing more.
     */
    @Override
    public void close() throws IOException {
        IOException first = null;
        for (AutoCloseable next = next(); next != null; next = next()) {
            try {
                next.close();
            } catch (Exception e) {
                IOException failure = e instanceof IOException io ? io : new IOException(e);
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private synchronized @Nullable AutoCloseable next() {
        closed = true;
        return owned.poll();
    }
}

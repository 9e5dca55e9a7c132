package io.github.forkpair.session;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Owns what a pair holds, and closes all of it, the newest first. */
final class Owned implements AutoCloseable {

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    /** Takes ownership and returns what it took. */
    <T extends AutoCloseable> T own(T resource) {
        resources.push(resource);
        return resource;
    }

    /**
     * Closes everything, keeps the first failure and suppresses the others under it. Closing twice
     * does nothing more.
     */
    @Override
    public void close() {
        RuntimeException first = null;
        while (!resources.isEmpty()) {
            first = close(resources.pop(), first);
        }
        if (first != null) {
            throw first;
        }
    }

    private static @Nullable RuntimeException close(
            AutoCloseable resource, @Nullable RuntimeException first) {
        try {
            resource.close();
            return first;
        } catch (Exception e) {
            if (first == null) {
                return new IllegalStateException("Something of a pair could not be closed.", e);
            }
            first.addSuppressed(e);
            return first;
        }
    }
}

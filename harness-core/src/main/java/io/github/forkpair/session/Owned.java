package io.github.forkpair.session;

import io.github.forkpair.plan.Console;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Owns what a piece of work holds, and closes all of it, the newest first. Safe for several
 * threads: one may close it under another that is still at work.
 */
public final class Owned implements AutoCloseable {

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private boolean closed;

    /** Owns nothing yet. */
    public Owned() {}

    /**
     * Takes ownership and returns what it took.
     *
     * @throws IOException if this is closed already, and with it now the resource
     */
    public <T extends AutoCloseable> T own(T resource) throws IOException {
        synchronized (this) {
            if (!closed) {
                resources.push(resource);
                return resource;
            }
        }
        IOException late = new IOException("Whoever was to own it has closed everything.");
        closeUnder(late, resource);
        throw late;
    }

    /**
     * Closes everything, keeps the first failure and suppresses the others under it. Closing twice
     * does nothing more.
     */
    @Override
    public void close() throws IOException {
        Throwable first = null;
        for (AutoCloseable next = next(); next != null; next = next()) {
            first = closeUnder(first, next);
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw first instanceof IOException io ? io : new IOException(first);
        }
    }

    /**
     * Closes everything. What cannot be is told under the failure there is, and is no failure by
     * itself.
     */
    void closeUnder(@Nullable Throwable failure, Console console) {
        try {
            close();
        } catch (IOException | Error e) {
            if (failure != null) {
                failure.addSuppressed(e);
            } else {
                console.err("[forkpair] WARNING: a pair could not be closed: " + e);
            }
        }
    }

    private synchronized @Nullable AutoCloseable next() {
        closed = true;
        return resources.poll();
    }

    /** Closes one of several: none may keep the others from being closed, whatever it throws. */
    private static @Nullable Throwable closeUnder(
            @Nullable Throwable first, AutoCloseable resource) {
        try {
            resource.close();
            return first;
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (first == null) {
                return e;
            }
            first.addSuppressed(e);
            return first;
        }
    }
}

package io.github.forkpair;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Stands in, in the test JVM, for what the child side threw, where that cannot be had as it was:
 * its class is not on the test JVM's class path, or it cannot be serialized. It has the original's
 * message, causes, suppressed exceptions and stack.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ChildSideException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The class that the child threw. */
    private final String originalType;

    /**
     * Creates the exception.
     *
     * @param originalType the class name of what was thrown in the child
     * @param message the original's message, headed by its class name
     * @param cause the original's cause, or null
     */
    public ChildSideException(String originalType, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.originalType = originalType;
    }

    /**
     * Returns what was thrown in the child.
     *
     * @return the class name of what was thrown in the child
     */
    public String originalType() {
        return originalType;
    }
}

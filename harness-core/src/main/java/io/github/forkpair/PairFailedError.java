package io.github.forkpair;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Fails a test because a side did not end as it should have, although neither threw anything that
 * would say so: the child's process ended without its method having returned, it never started, or
 * the pair's deadline passed.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PairFailedError extends AssertionError {

    private static final long serialVersionUID = 1;

    /**
     * Creates the error.
     *
     * @param message the whole text: what happened, where, what was expected, and where the
     *     evidence is
     * @param cause what led to it, or null
     */
    public PairFailedError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

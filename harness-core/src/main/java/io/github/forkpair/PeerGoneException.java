package io.github.forkpair;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Says that there is nobody at the other end any more: the other side hung up, closed its end, or
 * ended; or this side itself did and then went on to send.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PeerGoneException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message what was tried and how the other side went
     * @param cause what the channel reported, or null if it was an orderly end of the stream
     */
    public PeerGoneException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

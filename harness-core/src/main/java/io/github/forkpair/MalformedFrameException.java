package io.github.forkpair;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Says that the bytes on the socketpair are no message: something other than {@link Peer} wrote
 * them, or the message was cut off, or it holds an object that is refused. The stream cannot be
 * read further.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MalformedFrameException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Which byte of the stream was wrong, from 0. */
    private final long offset;

    /**
     * Creates the exception.
     *
     * @param offset the first byte that was wrong, counted from 0 at the start of the stream
     * @param problem what is wrong with it
     * @param cause what decoding ran into, or null
     */
    public MalformedFrameException(long offset, String problem, @Nullable Throwable cause) {
        super("Byte " + offset + " of the stream: " + problem, cause);
        this.offset = offset;
    }

    /**
     * Returns where the stream went wrong.
     *
     * @return the first byte that was wrong, counted from 0 at the start of the stream
     */
    public long offset() {
        return offset;
    }
}

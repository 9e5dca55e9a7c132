package io.github.forkpair;

import org.apiguardian.api.API;

/** Refuses a message that takes more bytes than one message may. Nothing of it was sent. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MessageTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** How many bytes a message may have. */
    private final int limit;

    /**
     * Creates the exception.
     *
     * @param what the message's type
     * @param limit how many bytes a message may take
     */
    public MessageTooLargeException(String what, int limit) {
        super(
                "This "
                        + what
                        + " takes more than the "
                        + limit
                        + " bytes that one message may. Send it in parts, or put it in a file under a @SharedDir and"
                        + " send the path.");
        this.limit = limit;
    }

    /**
     * Returns how many bytes a message may take.
     *
     * @return the limit in bytes
     */
    public int limit() {
        return limit;
    }
}

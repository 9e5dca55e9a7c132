package io.github.forkpair;

import org.apiguardian.api.API;

/**
 * Says that the sides of a pair did not {@linkplain Rendezvous#meet(String) meet}: they came to
 * different places, one of them ended or was interrupted, or the pair's deadline passed.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MissedMeetingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message why the sides did not meet, and who waits where
     */
    public MissedMeetingException(String message) {
        super(message);
    }
}

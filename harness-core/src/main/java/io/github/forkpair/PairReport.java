package io.github.forkpair;

import org.apiguardian.api.API;

/**
 * Carries what is known of a failed pair to where a failure is read. It is no failure of its own:
 * it is suppressed under the one that the test threw itself, whose message stays as it was. It has
 * no stack.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PairReport extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Creates the report.
     *
     * @param message both sides' endings, the tail of the output, and where the evidence is
     */
    public PairReport(String message) {
        super(message, null, false, false);
    }
}

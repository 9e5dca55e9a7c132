package io.github.forkpair;

import org.apiguardian.api.API;

/** Names one of the two processes of a pair. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Side {
    /** The test JVM, where JUnit runs. */
    PARENT,

    /** The fresh JVM that was launched for this one pair. */
    CHILD;

    /**
     * Returns the side at the other end of the socketpair.
     *
     * @return the other side, never null
     */
    public Side other() {
        return this == PARENT ? CHILD : PARENT;
    }
}

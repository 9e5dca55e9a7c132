package io.github.forkpair.junit;

import org.apiguardian.api.API;

/** What connects a child with the parent side. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Transport {
    /** {@code socketpair(2)}: the child inherits an end that is connected already. */
    SOCKETPAIR,

    /**
     * A Unix-domain socket with a file name. The parent side listens in a private directory, and
     * the child connects and proves that it is the pair's child.
     */
    UNIX,

    /**
     * TCP over the loopback interface. The parent side listens at a free port, and the child
     * connects and proves that it is the pair's child. A reset and a half-close are seen as TCP
     * shows them.
     */
    TCP
}

package io.github.forkpair.junit;

import org.apiguardian.api.API;

/** How a child comes to be. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Launch {
    /** As a fresh JVM: it has what the test JVM was started with, and nothing of its memory. */
    SPAWN,

    /**
     * By a real {@code fork(2)} of the test JVM, once {@code @BeforeEach} methods have run and the
     * parent side's parameters are found. The child runs its side on the same test instance, with
     * everything that the test JVM had in memory; what it changes then, the parent never sees.
     *
     * <p>Of the test JVM's threads it has the one that ran the test, and those of the JVM and the
     * JDK. It is HotSpot's on Linux with glibc on x86-64, with the serial, parallel or G1
     * collector; elsewhere the test is aborted with the reason.
     */
    FORK
}

package io.github.forkpair;

import org.apiguardian.api.API;

/** Names one of the two processes of a pair. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Side {
    /** The test JVM, where JUnit runs. */
    PARENT,

    /** A child of the pair: a fresh JVM, or a fork of the test JVM. */
    CHILD;

    /**
     * Returns the side at the other end of the socketpair.
     *
     * @return the other side, never null
     */
    public Side other() {
        return this == PARENT ? CHILD : PARENT;
    }

    /**
     * Returns which of them this process is. It is for what runs in both and gets no parameter of
     * this type: a {@code @BeforeAll} method, an extension, a static initializer.
     *
     * @return {@link #CHILD} in a child of a pair, whichever way it came to be; {@link #PARENT} in
     *     any other process. Never null. Safe for several threads
     */
    public static Side current() {
        return ThisProcess.isAChild() ? CHILD : PARENT;
    }

    /** Apart, since a child that does not ask is up sooner without it. */
    private static final class ThisProcess {

        private static final String MAIN = "io.github.forkpair.child.ChildMain";

        private static final boolean STARTED_AS_ONE =
                System.getProperty("sun.java.command", "").concat(" ").startsWith(MAIN.concat(" "));

        /** A fork has another; the harness sees to it that this is known before it forks. */
        private static final long PID = ProcessHandle.current().pid();

        static boolean isAChild() {
            return STARTED_AS_ONE || ProcessHandle.current().pid() != PID;
        }
    }
}

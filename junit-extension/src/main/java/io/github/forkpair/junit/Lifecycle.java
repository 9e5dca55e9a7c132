package io.github.forkpair.junit;

import org.apiguardian.api.API;

/** What runs a child side in its child, and so what of its class runs with it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Lifecycle {
    /**
     * The child creates the test class with its no-argument constructor, and calls the side's
     * method. No JUnit engine runs there, and the child is up sooner.
     */
    PLAIN,

    /**
     * JUnit's launcher runs the side in the child, as Jupiter runs a test of its class: with
     * constructor injection, from {@code @BeforeAll} to {@code @AfterAll}, with {@code @TempDir},
     * conditions, the fields and parameters of other extensions, and the callbacks of outer classes
     * of a {@code @Nested} one. All of these run in the test JVM for the parent side as well;
     * {@link io.github.forkpair.Side} as a parameter tells where one is.
     *
     * <p>It is the JUnit that runs the test. A child side that a condition disables aborts the test
     * with that reason. Listeners of JUnit's platform hear nothing of the child.
     */
    JUPITER
}

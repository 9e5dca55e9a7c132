package io.github.forkpair.jvm;

import org.jspecify.annotations.Nullable;

/**
 * Lends the current thread this code's own class loader as its context class loader for as long as
 * it is open. A library looks there for its parts, and a test may have left none, or that of a
 * container it has stopped.
 */
final class LentLoader implements AutoCloseable {

    private final @Nullable ClassLoader tests;

    private LentLoader(@Nullable ClassLoader tests) {
        this.tests = tests;
    }

    /** Lends it, where a security manager of a test's lets it. */
    static LentLoader open() {
        LentLoader lent = new LentLoader(Thread.currentThread().getContextClassLoader());
        set(LentLoader.class.getClassLoader());
        return lent;
    }

    private static void set(@Nullable ClassLoader loader) {
        try {
            Thread.currentThread().setContextClassLoader(loader);
        } catch (SecurityException e) {
            // The library then takes what it finds.
        }
    }

    /** Gives the thread the test's again. */
    @Override
    public void close() {
        set(tests);
    }
}

package io.github.forkpair.jvm;

import java.util.Set;

/**
 * Gives libraries that ask the JVM for things as they are loaded, and never again if that fails,
 * what they need of it, whatever a test has made of that: its properties, its streams, its security
 * providers, its thread's class loader. Changes nothing where no test has.
 */
public final class AsAtStart implements AutoCloseable {

    private final LentDigest digest;
    private final RestoredProperties properties;
    private final LentStreams streams;
    private final LentLoader loader;

    private AsAtStart(Set<String> prefixes) {
        digest = LentDigest.open();
        properties = RestoredProperties.of(prefixes);
        streams = LentStreams.open();
        loader = LentLoader.open();
    }

    /**
     * Begins.
     *
     * @param prefixes the names of the library's own properties begin so
     */
    public static AsAtStart forPropertiesOf(String... prefixes) {
        return new AsAtStart(Set.of(prefixes));
    }

    /** Puts back what the test has made of it. */
    @Override
    public void close() {
        loader.close();
        streams.close();
        properties.close();
        digest.close();
    }
}

package io.github.forkpair.jvm;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What this JVM was before any test ran, which may leave every property and default changed. */
public final class AtStart {

    private static final Map<String, String> PROPERTIES = properties();

    private AtStart() {}

    /**
     * Looks, unless somebody has: what was there at the first call counts from then on. To be
     * called before any test runs.
     */
    public static void look() {
        OperatingSystem.ofThisJvm();
        SystemCharset.ofThisJvm();
    }

    /** Returns a system property as it was; nothing if it was not set. */
    public static Optional<String> property(String name) {
        return Optional.ofNullable(PROPERTIES.get(name));
    }

    /** Returns a system property that was set and no longer is, as if a test had cleared all. */
    public static Optional<String> removed(String name) {
        return property(name).filter(any -> System.getProperty(name) == null);
    }

    /** Returns the names of the system properties that were set. */
    public static Set<String> names() {
        return PROPERTIES.keySet();
    }

    /** Returns all system properties as they were. */
    static Map<String, String> allProperties() {
        return PROPERTIES;
    }

    private static Map<String, String> properties() {
        Map<String, String> found = new HashMap<>();
        System.getProperties()
                .forEach(
                        (name, value) -> {
                            if (name instanceof String text && value instanceof String given) {
                                found.put(text, given);
                            }
                        });
        return Map.copyOf(found);
    }
}

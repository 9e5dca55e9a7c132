package io.github.forkpair.jvm;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gives libraries that read system properties as they are loaded those that this JVM had at its
 * start, and puts back what a test has made of them. Touches nothing where no test has changed any.
 */
final class RestoredProperties implements AutoCloseable {

    private final Map<String, @Nullable String> changed = new HashMap<>();
    private final Map<String, String> truth;

    private RestoredProperties(Map<String, String> truth) {
        this.truth = truth;
    }

    /**
     * Restores what the JVM itself sets, and what else has one of those prefixes.
     *
     * @param prefixes the names of a library's own properties begin so
     */
    static RestoredProperties of(Set<String> prefixes) {
        Set<String> names = new TreeSet<>(Set.of("os.", "sun.", "java.", "user.", "file."));
        names.addAll(prefixes);
        RestoredProperties restored = new RestoredProperties(truth());
        Set<String> all = new TreeSet<>(restored.truth.keySet());
        all.addAll(System.getProperties().stringPropertyNames());
        for (String name : all) {
            if (names.stream().anyMatch(name::startsWith)) {
                restored.restore(name);
            }
        }
        return restored;
    }

    private static Map<String, String> truth() {
        Map<String, String> truth = new HashMap<>(AtStart.allProperties());
        truth.put("os.name", OperatingSystem.ofThisJvm().javaName());
        Processor.javaName().ifPresent(name -> truth.put("os.arch", name));
        return truth;
    }

    private void restore(String name) {
        String now = System.getProperty(name);
        String then = truth.get(name);
        if (then != null ? !then.equals(now) : now != null) {
            changed.put(name, now);
            set(name, then);
        }
    }

    /** Puts back what was changed, unless somebody has set it anew in the meantime. */
    @Override
    public void close() {
        changed.forEach(
                (name, value) -> {
                    String then = truth.get(name);
                    String now = System.getProperty(name);
                    if (then != null ? then.equals(now) : now == null) {
                        set(name, value);
                    }
                });
    }

    private static void set(String name, @Nullable String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }
}

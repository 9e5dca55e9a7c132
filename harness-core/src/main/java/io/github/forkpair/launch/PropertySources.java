package io.github.forkpair.launch;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * All that decides over a child's system properties.
 *
 * @param now the test JVM's
 * @param given the arguments on the test JVM's command line
 * @param elsewhere those that it has from variables
 * @param childArgs the arguments that the user has for the child, and that win
 * @param ofTheJdk what a JVM of the test JVM's JDK sets by itself, where the child is of another
 *     and is to set its own; else empty
 * @param charset the one of the command line
 */
record PropertySources(
        Map<String, String> now,
        List<String> given,
        List<String> elsewhere,
        List<String> childArgs,
        Map<String, String> ofTheJdk,
        Charset charset) {

    /** Copies the lists, which may be changed later. */
    PropertySources {
        given = List.copyOf(given);
        elsewhere = List.copyOf(elsewhere);
        childArgs = List.copyOf(childArgs);
    }

    /** Returns properties as they are now. */
    static Map<String, String> values(Properties properties) {
        Map<String, String> values = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            values.put(name, properties.getProperty(name, ""));
        }
        return values;
    }
}

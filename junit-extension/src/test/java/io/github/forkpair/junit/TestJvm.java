package io.github.forkpair.junit;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM with the class path of the tests, besides the one that runs them. */
final class TestJvm {

    private TestJvm() {}

    /** Prepares its start. */
    static ProcessBuilder of(List<String> flags, Class<?> main, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("--enable-native-access=ALL-UNNAMED");
        words.addAll(flags);
        words.add("-cp");
        words.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        words.add(main.getName());
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words)
                .redirectInput(new File("/dev/null")); // a pipe would go when the JDK comes to it
    }
}

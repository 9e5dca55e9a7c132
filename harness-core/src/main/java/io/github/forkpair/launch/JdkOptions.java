package io.github.forkpair.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of the test JVM's options the JVM of another JDK takes: it does not start for one more. */
final class JdkOptions {

    /**
     * The feature release that brought an option, where that is newer than the oldest we run on.
     */
    private static final Map<String, Integer> SINCE =
            Map.of(
                    "--sun-misc-unsafe-memory-access", 23,
                    "--illegal-native-access", 24,
                    "--enable-final-field-mutation", 26,
                    "--illegal-final-field-mutation", 26);

    /** A JVM that does not know one does not start. */
    private static final Pattern FLAG = Pattern.compile("-XX:[+-]?(\\w+)");

    private JdkOptions() {}

    /**
     * Tells whether a JVM takes an option that this one was given.
     *
     * @param java the other's program; asked only where it matters
     */
    static boolean takes(Path java, String option) {
        return SINCE.entrySet().stream()
                .filter(known -> option.startsWith(known.getKey()))
                .allMatch(known -> featureOf(java) >= known.getValue());
    }

    /**
     * Tells whether a JVM knows the flag that an option sets, if it sets one.
     *
     * @param java the program of another JDK, which is asked
     */
    static boolean knows(Path java, String option) {
        Matcher flag = FLAG.matcher(option);
        return !flag.lookingAt() || OtherJdk.flags(java).contains(flag.group(1));
    }

    /** Returns a JDK's feature release, as it says itself; if it does not say, it is as ours. */
    static int featureOf(Path java) {
        int ours = Runtime.version().feature();
        try {
            Path home = java.toRealPath().getParent().getParent();
            Properties release = new Properties();
            try (Reader text = Files.newBufferedReader(home.resolve("release"))) {
                release.load(text);
            }
            String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
            return Runtime.Version.parse(version).feature();
        } catch (IOException | RuntimeException e) {
            return ours;
        }
    }
}

package io.github.forkpair.launch;

import io.github.forkpair.plan.PropertyText;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM of a JDK is without us, where test JVM and child are of two. That is asked of a fresh
 * one, once, as a running one may have been changed.
 */
final class OtherJdk {

    private static final List<String> QUICK =
            List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+UseSerialGC");

    private static final String MAIN = "io.github.forkpair.child.OwnProperties";

    private static final Pattern FLAG = Pattern.compile("(?m)^\\s*\\w+ (\\w+) +:?=");

    private static final Map<Path, Map<String, String>> PROPERTIES = new ConcurrentHashMap<>();
    private static final Map<Path, Set<String>> FLAGS = new ConcurrentHashMap<>();

    private OtherJdk() {}

    /** Tells whether two programs are of one JDK. */
    static boolean isSame(Path java, Path other) {
        try {
            return java.toRealPath().equals(other.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Returns the system properties that a JVM sets by itself; none if that cannot be had.
     *
     * @param classPath has the harness's own classes first
     */
    static Map<String, String> properties(Path java, String classPath) {
        return PROPERTIES.computeIfAbsent(java, any -> askForProperties(any, classPath));
    }

    private static Map<String, String> askForProperties(Path java, String classPath) {
        Properties found = new Properties();
        String own = classPath.split(File.pathSeparator, 2)[0]; // a command line may not hold all
        PropertyText.apply(told(java, List.of("-cp", own, MAIN)), 0, found);
        Map<String, String> properties = new HashMap<>();
        found.stringPropertyNames()
                .forEach(name -> properties.put(name, found.getProperty(name, "")));
        return Map.copyOf(properties);
    }

    /** Returns the names of the flags that a JVM takes after {@code -XX:}; none if unknown. */
    static Set<String> flags(Path java) {
        return FLAGS.computeIfAbsent(java, OtherJdk::askForFlags);
    }

    private static Set<String> askForFlags(Path java) {
        Matcher flag =
                FLAG.matcher(
                        told(
                                java,
                                List.of(
                                        "-XX:+UnlockDiagnosticVMOptions",
                                        "-XX:+UnlockExperimentalVMOptions",
                                        "-XX:+PrintFlagsFinal",
                                        "-version")));
        Set<String> names = new HashSet<>();
        while (flag.find()) {
            names.add(flag.group(1));
        }
        return Set.copyOf(names);
    }

    /** Tells whether a JVM starts with some arguments. */
    static boolean starts(Path java, List<String> arguments) {
        List<String> words = new ArrayList<>(arguments);
        words.add("-version");
        return answer(java, words).isPresent();
    }

    private static String told(Path java, List<String> arguments) {
        return answer(java, arguments).orElse("");
    }

    private static Optional<String> answer(Path java, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(java.toString());
        words.addAll(QUICK);
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(Redirect.DISCARD);
        ArgumentVariables.NAMES.forEach(builder.environment()::remove);
        try {
            Process jvm = builder.start();
            jvm.getOutputStream().close();
            byte[] printed = jvm.getInputStream().readAllBytes();
            // Not interruptible: half an answer would count for all later pairs.
            return jvm.onExit().join().exitValue() == 0
                    ? Optional.of(new String(printed, StandardCharsets.US_ASCII))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

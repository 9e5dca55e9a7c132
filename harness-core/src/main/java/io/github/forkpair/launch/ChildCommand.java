package io.github.forkpair.launch;

import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a child is started with.
 *
 * @param words the {@code java} program and its arguments
 * @param environment its environment, whole
 * @param sharedDir the directory that both sides have, or null
 */
public record ChildCommand(
        List<String> words, Map<String, String> environment, @Nullable Path sharedDir) {

    /**
     * What makes a JVM start sooner and leave nothing in the temporary directory. A user's own
     * arguments come after.
     */
    private static final List<String> LEAN = List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

    /** Left out where the user chose a collector: a JVM that is given two does not start. */
    private static final String LEAN_COLLECTOR = "-XX:+UseSerialGC";

    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC\\b");

    /** Variables from which a JVM takes arguments besides those on its command line. */
    private static final List<String> ARGUMENT_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    /**
     * A port of 0 is a free one, which the JVM says on standard output: see {@link DebuggerPort}.
     */
    private static final String DEBUGGER =
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0";

    /** Linux takes no single argument of more than 128 KiB. */
    private static final int LONGEST_ARGUMENT = 100 * 1024;

    private static final String MAIN = "io.github.forkpair.child.ChildMain";

    /** Copies the list and the map. */
    public ChildCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /**
     * Writes down the command of a child that has what the test JVM has.
     *
     * @param plan the child
     * @param settings the settings
     * @param sharedDir the directory that both sides have, or null
     * @param evidence where the JVM shall write its error log if it crashes, and where arguments go
     *     that are too long for a command line
     */
    public static ChildCommand of(
            ChildPlan plan, Settings settings, @Nullable Path sharedDir, Path evidence)
            throws IOException {
        List<String> words = new ArrayList<>();
        words.add(settings.childJava().toString());
        words.addAll(LEAN);
        if (!collectorIsChosen(settings.childArgs(), System.getenv())) {
            words.add(LEAN_COLLECTOR);
        }
        words.add("-XX:ErrorFile=" + evidence.resolve("hs_err.log"));
        if (plan.assertions()) {
            words.add("-ea");
        }
        if (settings.debugsChild()) {
            words.add(DEBUGGER);
        }
        words.addAll(ThisJvm.inheritedArguments());
        words.addAll(settings.childArgs());
        String classPath = ThisJvm.childClassPath();
        if (classPath.length() > LONGEST_ARGUMENT) {
            Path file = evidence.resolve("child-1.args");
            Files.writeString(
                    file, "-cp " + ArgumentFile.quote(classPath) + System.lineSeparator());
            words.add("@" + file);
        } else {
            words.add("-cp");
            words.add(classPath);
        }
        words.add(MAIN);
        words.add(plan.side().reference());
        if (sharedDir != null) {
            words.add(sharedDir.toString());
        }
        return new ChildCommand(words, System.getenv(), sharedDir);
    }

    /** Tells whether the child's JVM has an agent that measures what code it covers. */
    public boolean measuresCoverage() {
        return words.stream().anyMatch(ThisJvm::isCoverageAgent);
    }

    static boolean collectorIsChosen(List<String> arguments, Map<String, String> environment) {
        List<String> places = new ArrayList<>(arguments);
        ARGUMENT_VARIABLES.forEach(name -> places.add(environment.getOrDefault(name, "")));
        return places.stream().anyMatch(place -> COLLECTOR.matcher(place).find());
    }

    /** How an argument file of the {@code java} launcher has a word with any character in it. */
    private static final class ArgumentFile {
        static String quote(String word) {
            return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }
}

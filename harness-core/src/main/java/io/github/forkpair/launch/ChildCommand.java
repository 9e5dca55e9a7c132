package io.github.forkpair.launch;

import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a child is started with.
 *
 * @param words the {@code java} program and its arguments
 * @param environment its environment, whole
 */
public record ChildCommand(List<String> words, Map<String, String> environment) {

    /**
     * What makes a JVM start sooner and leave nothing in the temporary directory. A user's own
     * arguments come after.
     */
    private static final List<String> LEAN =
            List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xshare:auto",
                    "-XX:-UsePerfData");

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
        words.add("-XX:ErrorFile=" + evidence.resolve("hs_err.log"));
        if (plan.assertions()) {
            words.add("-ea");
        }
        words.addAll(ThisJvm.inheritedArguments());
        words.addAll(settings.childArgs());
        String classPath = ThisJvm.classPath();
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
        return new ChildCommand(words, System.getenv());
    }

    /** How an argument file of the {@code java} launcher has a word with any character in it. */
    private static final class ArgumentFile {
        static String quote(String word) {
            return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }
}

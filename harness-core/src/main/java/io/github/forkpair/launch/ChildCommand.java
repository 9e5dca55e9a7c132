package io.github.forkpair.launch;

import io.github.forkpair.control.ChildArguments;
import io.github.forkpair.jvm.DebugMode;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.JvmPlan;
import io.github.forkpair.plan.LeftOut;
import io.github.forkpair.posix.ArgumentLimit;
import io.github.forkpair.posix.Spawn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * @param directory its working directory; null for the test JVM's
 * @param arguments those of its JVM, also where the words only name a file that has them
 * @param leftOut what the test JVM has and the child has not, or has otherwise
 * @param temporary the child's own temporary directory, which is to be created and closed; null if
 *     it has none
 */
public record ChildCommand(
        List<String> words,
        Map<String, String> environment,
        @Nullable Path directory,
        List<String> arguments,
        List<LeftOut> leftOut,
        @Nullable OwnTemporary temporary)
        implements ChildStart {

    /**
     * What makes a JVM start sooner and leave nothing in the temporary directory. A user's own
     * arguments come after.
     */
    private static final List<String> LEAN = List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

    /** Left out where the user chose a collector: a JVM that is given two does not start. */
    private static final String LEAN_COLLECTOR = "-XX:+UseSerialGC";

    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC\\b");

    /**
     * A port of 0 is a free one, which the JVM says on standard output: see {@link DebuggerPort}.
     */
    private static final String DEBUGGER =
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:";

    /** What a child needs to make its end of the channel. Else it is there without being asked. */
    private static final String MODULE_OF_THE_CHANNEL = "--add-modules=jdk.unsupported";

    private static final String MAIN = "io.github.forkpair.child.ChildMain";

    /** Copies the lists and the map. */
    public ChildCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
        leftOut = List.copyOf(leftOut);
    }

    /** A command from which nothing is left out, of a child without a temporary directory. */
    public ChildCommand(List<String> words, Map<String, String> environment) {
        this(words, environment, null, words, List.of(), null);
    }

    /**
     * Writes down the command of a child that has what the test JVM has. It names no test: which
     * side it runs the child is told once it is up.
     *
     * @param plan the child
     * @param jvm how its JVM starts
     * @param tests the loader of the test class; the child finds its classes where this one does
     * @param evidence where the JVM shall write its error log if it crashes, and where arguments go
     *     that are more than a command line holds
     */
    public static ChildCommand of(ChildPlan plan, JvmPlan jvm, ClassLoader tests, Path evidence)
            throws IOException {
        List<String> own = jvm.args();
        List<String> arguments = new ArrayList<>(LEAN);
        if (!collectorIsChosen(own, jvm.environment(System.getenv()))) {
            arguments.add(LEAN_COLLECTOR);
        }
        // HotSpot takes %p for its process id.
        String errorFile = evidence.resolve(plan.files().crash()).toString().replace("%", "%%");
        arguments.add("-XX:ErrorFile=" + errorFile);
        if (plan.assertions()) {
            arguments.add("-ea");
        }
        // A JVM that is given two debuggers does not start.
        if (jvm.debugging().child() && !DebugMode.isIn(own)) {
            // A pair's children wait side by side: the port is the first one's.
            int port = plan.seat().number() == 1 ? jvm.debugging().port() : 0;
            DebuggerPort.checkThatItIsFree(port);
            arguments.add(DEBUGGER + port);
        }
        boolean elsewhere = jvm.directory().isPresent();
        String given = TestClassPath.of(tests, plan.runner().classPath());
        String classPath = elsewhere ? AbsolutePaths.inList(given) : given;
        ThisJvm same = ThisJvm.asHandedTo(jvm.java(), own, classPath, evidence, plan.files());
        List<String> inherited = new ArrayList<>(same.arguments());
        if (elsewhere) {
            inherited.replaceAll(AbsolutePaths::in);
        }
        OwnTemporary temporary =
                OwnTemporary.choose(ThisJvm.temporaryDirectory(), own).orElse(null);
        if (temporary != null) {
            temporary.putInto(inherited);
        }
        arguments.addAll(inherited);
        arguments.addAll(own);
        if (modulesAreLimited(inherited) || modulesAreLimited(own)) {
            arguments.add(MODULE_OF_THE_CHANNEL);
        }
        arguments.addAll(List.of("-cp", classPath));
        List<String> last = new ArrayList<>();
        if (temporary != null) {
            last.add(ChildArguments.TEMPORARY + temporary.path());
        }
        String java = jvm.java().toString();
        Map<String, String> environment = jvm.environment(same.environment());
        List<String> words = words(java, arguments, same.properties(), last);
        if (!ArgumentLimit.takes(words, environment)) {
            Path file = evidence.resolve(plan.files().properties());
            Files.writeString(file, same.properties(), StandardCharsets.US_ASCII);
            List<String> inFile =
                    ArgumentFile.write(arguments, evidence.resolve(plan.files().arguments()));
            words = words(java, inFile, ChildArguments.IN_FILE + file, last);
        }
        return new ChildCommand(
                words,
                environment,
                jvm.directory().orElse(null),
                arguments,
                same.leftOut(),
                temporary);
    }

    private static List<String> words(
            String java, List<String> arguments, String properties, List<String> last) {
        List<String> words = new ArrayList<>();
        words.add(java);
        words.addAll(arguments);
        words.add(MAIN);
        words.add(ChildArguments.PROPERTIES + properties);
        words.addAll(last);
        return words;
    }

    /** Starts it as a fresh JVM, by {@code posix_spawn}. */
    @Override
    public Started start(ChildTable table) throws IOException {
        if (temporary != null && hasAnAgent()) {
            temporary.create(); // an agent may be quicker than the launcher is
        }
        return new Started(
                Spawn.ofThisSystem().start(words, environment, directory, table.inOrder()), "");
    }

    /** Tells whether the child's JVM has an agent, which runs before any of our code. */
    boolean hasAnAgent() {
        return arguments.stream()
                        .anyMatch(
                                word -> word.startsWith("-javaagent:") || word.startsWith("-agent"))
                || environment.values().stream().anyMatch(value -> value.contains("-javaagent:"));
    }

    @Override
    public boolean measuresCoverage() {
        return arguments.stream().anyMatch(ThisJvm::isCoverageAgent);
    }

    private static boolean modulesAreLimited(List<String> arguments) {
        return arguments.stream().anyMatch(each -> each.startsWith("--limit-modules"));
    }

    static boolean collectorIsChosen(List<String> arguments, Map<String, String> environment) {
        List<String> places = new ArrayList<>(arguments);
        ArgumentVariables.NAMES.forEach(name -> places.add(environment.getOrDefault(name, "")));
        return places.stream().anyMatch(place -> COLLECTOR.matcher(place).find());
    }
}

package io.github.forkpair.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a child's files in the evidence directory of its pair: {@code child-2.stdout}, and
 * {@code child-2-1.stdout} once it was started again.
 *
 * @param number which of the pair's children it is, from 1
 * @param incarnation how often it was started again before
 */
public record ChildFiles(int number, int incarnation) {

    private static final Pattern NAME = Pattern.compile("child-\\d+(?:-\\d+)?\\.(.+)");

    /** What a file's last part says that it holds. */
    private static final Map<String, String> MEANINGS =
            Map.ofEntries(
                    Map.entry("command", "runs the child side again"),
                    Map.entry("input", "what the parent side had sent"),
                    Map.entry("stdout", "the child's standard output"),
                    Map.entry("stderr", "the child's standard error"),
                    Map.entry("threads", "the child's threads at the deadline"),
                    Map.entry("left-out", "what the test JVM has and the child has not"),
                    Map.entry("left-threads", "threads that the child side left running"),
                    Map.entry("uncaught", "what nobody caught in the child's threads"),
                    Map.entry("properties", "the properties that the child was given"),
                    Map.entry("args", "the arguments of the child's JVM"));

    private static final Pattern ARGUMENTS = Pattern.compile("args(?:\\.\\d+)?");

    /** Returns a name of the child's that ends so. */
    public String named(String ending) {
        return "child-" + label() + "." + ending;
    }

    /** The script that runs the child side again. */
    public String command() {
        return named("command");
    }

    /** What the parent side had sent. */
    public String input() {
        return named("input");
    }

    /** The child's standard output. */
    public String stdout() {
        return named("stdout");
    }

    /** The child's standard error. */
    public String stderr() {
        return named("stderr");
    }

    /** The child's threads at the deadline. */
    public String threads() {
        return named("threads");
    }

    /** What the test JVM has and the child has not. */
    public String leftOut() {
        return named("left-out");
    }

    /** Threads that the child side left running. */
    public String leftThreads() {
        return named("left-threads");
    }

    /** What nobody caught in the child's threads. */
    public String uncaught() {
        return named("uncaught");
    }

    /** The properties that the child was given, where no command line holds them. */
    public String properties() {
        return named("properties");
    }

    /** The arguments of the child's JVM, where no command line holds them. */
    public String arguments() {
        return named("args");
    }

    /** The report of its JVM's crash, by the name that HotSpot's users look for. */
    public String crash() {
        return label().equals("1") ? "hs_err.log" : "hs_err-" + label() + ".log";
    }

    private String label() {
        return incarnation == 0 ? String.valueOf(number) : number + "-" + incarnation;
    }

    /** Tells whether the harness may write a file of that ending. */
    public static boolean isOurs(String ending) {
        return MEANINGS.containsKey(ending) || ARGUMENTS.matcher(ending).matches();
    }

    /** Returns what a file of that name holds; empty if it is no child's, or one of its own. */
    public static String meaning(String name) {
        if (name.matches("hs_err(-\\d+){0,2}\\.log")) {
            return "the report of the crash";
        }
        Matcher ending = NAME.matcher(name);
        return ending.matches() ? MEANINGS.getOrDefault(ending.group(1), "") : "";
    }

    /** Returns the names of all files that the harness may write for a child. */
    public List<String> all() {
        List<String> names = new ArrayList<>();
        MEANINGS.keySet().forEach(ending -> names.add(named(ending)));
        names.add(crash());
        return names;
    }
}

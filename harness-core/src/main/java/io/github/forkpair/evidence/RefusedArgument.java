package io.github.forkpair.evidence;

import io.github.forkpair.jvm.GivenArguments;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.plan.JvmPlan;
import io.github.forkpair.transfer.Cut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of an argument that a child's JVM does not start with, in that JVM's own words. */
final class RefusedArgument {

    private static final String TEST_JVM = "the test JVM's own arguments";

    private static final List<String> VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final Pattern REFUSAL =
            Pattern.compile(
                    "(?m)^Error: Could not create the Java Virtual Machine"
                            + "|^Error occurred during initialization of "
                            + "|^Error: (?:could not open|-)|processing of -javaagent failed");

    /** What a JVM prints besides, or says in every such case. */
    private static final Pattern NO_COMPLAINT =
            Pattern.compile(
                    "\\s*|\\s+at .*|(?:NOTE: )?Picked up .*|.*\\b(?i:warning)\\b.*"
                            + "|Error: (?:Could not create the Java Virtual|A fatal exception).*");

    private static final Pattern DECORATION = Pattern.compile("^(?:\\[[^\\]]*\\])+ *");

    private static final Pattern BETWEEN_PARTS = Pattern.compile("[^\\w.$-]+");

    private static final int MOST_LINES = 3;
    private static final int LONGEST_LINE = 300;
    private static final int SHORTEST_PART = 3;

    /** What a child's JVM has arguments from, with those; what counts more comes first. */
    private final Map<String, List<String>> places = new LinkedHashMap<>();

    RefusedArgument(JvmPlan jvm, Map<String, String> environment, List<String> ofTestJvm) {
        List<String> named = new ArrayList<>(jvm.argsByPlace().keySet());
        Collections.reverse(named);
        named.forEach(place -> put(place, jvm.argsByPlace().get(place)));
        String inVariables = "";
        for (String name : VARIABLES) {
            String text = environment.getOrDefault(name, "");
            put(name, text.isEmpty() ? List.of() : Arrays.asList(text.split("\\s+")));
            inVariables += text + "\n";
        }
        String elsewhere = inVariables;
        put(TEST_JVM, ofTestJvm.stream().filter(each -> !elsewhere.contains(each)).toList());
    }

    static RefusedArgument of(JvmPlan jvm) {
        return new RefusedArgument(
                jvm, jvm.environment(System.getenv()), GivenArguments.ofThisJvm());
    }

    private void put(String place, List<String> arguments) {
        if (!arguments.isEmpty()) {
            places.put(place, arguments);
        }
    }

    /** Returns what a child's JVM complained of, if it did. */
    Optional<Hint> of(ChildOutcome child) {
        if (!REFUSAL.matcher(child.printed().stderr() + "\n" + child.printed().stdout()).find()) {
            return Optional.empty();
        }
        String complaint =
                Stream.concat(child.printed().stderr().lines(), child.printed().stdout().lines())
                        .filter(line -> !NO_COMPLAINT.matcher(line).matches())
                        .limit(MOST_LINES)
                        .map(line -> DECORATION.matcher(line).replaceFirst(""))
                        .map(line -> Cut.to(LONGEST_LINE, line))
                        .collect(Collectors.joining("\n"));
        return Optional.of(hint(complaint));
    }

    private Hint hint(String complaint) {
        String found = "";
        String from = String.join(" or ", places.keySet());
        int most = 0;
        for (Map.Entry<String, List<String>> each : places.entrySet()) {
            for (String argument : each.getValue()) {
                int partsThere = partsIn(complaint, argument);
                if (partsThere > most) {
                    most = partsThere;
                    found = Cut.to(LONGEST_LINE, argument) + " ";
                    from = each.getKey();
                }
            }
        }
        return new Hint(
                "an argument that the JVM refuses, "
                        + found
                        + (from.isEmpty() ? "" : "in " + from)
                        + "; it says\n"
                        + complaint,
                from.equals(TEST_JVM)
                        ? "remove it there (Surefire's argLine), or set forkpair.child.java to a JDK that takes it"
                        : "correct it there");
    }

    /** Returns how much of an argument is spoken of, in characters. */
    private static int partsIn(String complaint, String argument) {
        return BETWEEN_PARTS
                .splitAsStream(argument)
                .filter(part -> part.length() >= SHORTEST_PART)
                .filter(
                        part ->
                                Pattern.compile("(?<![\\w.-])" + Pattern.quote(part) + "(?![\\w-])")
                                        .matcher(complaint)
                                        .find())
                .mapToInt(String::length)
                .sum();
    }
}

package io.github.forkpair.junit;

import io.github.forkpair.child.GivenSide;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/**
 * What JUnit in a child is told of its run by the JUnit in the test JVM: the classes around the
 * test class, and the configuration parameters that a build has set for the run.
 */
final class ToldToChild {

    private static final String WITHIN = "within ";

    private static final String AT = "at ";

    private static final String SET = "set ";

    private static final String PARAMETERIZED = "parameterized class";

    private static final String DETECTION = "junit.jupiter.extensions.autodetection.";

    private static final String ENABLED = DETECTION + "enabled";
    private static final String INCLUDE = DETECTION + "include";
    private static final String EXCLUDE = DETECTION + "exclude";

    private static final List<String> DETECTION_PARAMETERS = List.of(ENABLED, INCLUDE, EXCLUDE);

    private static final String OURS = JUnitInChildExtension.class.getName();

    /** How JUnit itself would have a child's one test run: at once, on the child's own thread. */
    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    /** The test JVM shows what is the author's of a stack, and needs it whole. */
    private static final String PRUNING = "junit.platform.stacktrace.pruning.enabled";

    private ToldToChild() {}

    /** Returns the words for a child, in the test JVM. */
    static List<String> words(SideOfClass child, ExtensionContext context) {
        List<String> words = new ArrayList<>();
        for (Class<?> around : context.getEnclosingTestClasses()) {
            words.add(WITHIN + around.getName());
        }
        if (InstanceArguments.of(context).isParameterized()) {
            words.add(PARAMETERIZED);
        } else if (isWithinATemplate(context)) {
            words.add(AT + idOf(child, UniqueId.parse(context.getUniqueId())));
        }
        Map<String, String> parameters = RunningPlans.parametersOf(context);
        for (String name : DETECTION_PARAMETERS) { // which the child's differ from
            context.getConfigurationParameter(name).ifPresent(value -> parameters.put(name, value));
        }
        parameters.forEach((name, value) -> words.add(SET + name + "=" + value));
        return words;
    }

    private static boolean isWithinATemplate(ExtensionContext context) {
        return Stream.concat(
                        context.getEnclosingTestClasses().stream(), context.getTestClass().stream())
                .anyMatch(type -> AnnotationSupport.isAnnotated(type, ClassTemplate.class));
    }

    /** Returns by which id JUnit knows a child side within the same invocation of its class. */
    private static UniqueId idOf(SideOfClass child, UniqueId parent) {
        UniqueId id = null;
        for (UniqueId.Segment segment : parent.getSegments()) {
            if (segment.getType().equals("engine")) { // within a suite, it is not the first
                id = UniqueId.forEngine(segment.getValue());
            } else if (id != null && segment.getType().contains("class")) {
                id = id.append(segment);
            }
        }
        return Objects.requireNonNull(id)
                .append(
                        "method",
                        child.method().getName()
                                + "("
                                + String.join(", ", child.toSideMethod().parameterTypes())
                                + ")");
    }

    /** Tells whether the arguments of classes are given, and JUnit must not find others. */
    static boolean isParameterized(GivenSide side) {
        return side.words().contains(PARAMETERIZED);
    }

    /** Returns how JUnit in a child finds the side. */
    static DiscoverySelector selector(GivenSide side) throws ClassNotFoundException {
        List<Class<?>> around = new ArrayList<>();
        for (String word : side.words()) {
            if (word.startsWith(AT)) {
                return DiscoverySelectors.selectUniqueId(word.substring(AT.length()));
            }
            if (word.startsWith(WITHIN)) {
                around.add(
                        Class.forName(
                                word.substring(WITHIN.length()),
                                false,
                                side.testClass().getClassLoader()));
            }
        }
        return around.isEmpty()
                ? DiscoverySelectors.selectMethod(side.testClass(), side.method())
                : DiscoverySelectors.selectNestedMethod(around, side.testClass(), side.method());
    }

    /** Returns the configuration parameters of JUnit in a child. */
    static Map<String, String> configuration(List<String> words) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String word : words) {
            if (word.startsWith(SET)) {
                int equals = word.indexOf('=');
                all.put(word.substring(SET.length(), equals), word.substring(equals + 1));
            }
        }
        detectOurs(all);
        all.put(PARALLEL, "false");
        all.put(PRUNING, "false");
        return all;
    }

    private static boolean isOfOurs(String pattern) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return OURS.matches(regex);
    }

    /** Has JUnit find our extension, and no other that it would not have found by itself. */
    private static void detectOurs(Map<String, String> all) {
        boolean others = Boolean.parseBoolean(all.put(ENABLED, "true"));
        if (!others) {
            all.put(INCLUDE, OURS);
            all.put(EXCLUDE, "");
            return;
        }
        if (all.containsKey(INCLUDE)) {
            all.merge(INCLUDE, OURS, (given, ours) -> given + "," + ours);
        }
        List<String> excluded = new ArrayList<>();
        for (String pattern : all.getOrDefault(EXCLUDE, "").split(",")) {
            if (pattern.strip().equals("*")) {
                all.put(INCLUDE, OURS); // and so nobody else
            } else if (!isOfOurs(pattern.strip())) {
                excluded.add(pattern);
            }
        }
        all.put(EXCLUDE, String.join(",", excluded));
    }
}

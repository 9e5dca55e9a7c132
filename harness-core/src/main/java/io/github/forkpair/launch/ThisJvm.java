package io.github.forkpair.launch;

import io.github.forkpair.jvm.GivenArguments;
import io.github.forkpair.jvm.JavaHome;
import io.github.forkpair.jvm.SystemCharset;
import io.github.forkpair.plan.ChildFiles;
import io.github.forkpair.plan.LeftOut;
import io.github.forkpair.plan.LeftOut.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a child has of the test JVM: the same agents, flags, properties and environment, but for
 * what {@link Exemption} lists.
 *
 * @param arguments for the child's command line
 * @param properties what the child makes of its system properties itself, as {@link
 *     io.github.forkpair.plan.PropertyText}
 * @param environment the child's, whole
 * @param leftOut what the child does not have, or has otherwise
 */
record ThisJvm(
        List<String> arguments,
        String properties,
        Map<String, String> environment,
        List<LeftOut> leftOut) {

    private static final Pattern COVERAGE_AGENT =
            Pattern.compile("-javaagent:(?:[^=]*/)?[^/=]*jacoco[^/=]*(?:=|$)");

    /**
     * Says what a child has.
     *
     * @param childJava the child's program
     * @param childArgs the arguments that the user has for the child, and that win
     * @param classPath has the child's main
     * @param evidence where the child's own files go
     * @param names how these are named there
     */
    static ThisJvm asHandedTo(
            Path childJava,
            List<String> childArgs,
            String classPath,
            Path evidence,
            ChildFiles names)
            throws IOException {
        Path java = JavaHome.ofThisJvm().resolve("bin").resolve("java");
        boolean sameJdk = OtherJdk.isSame(java, childJava);
        List<String> all = GivenArguments.ofThisJvm();
        Set<String> refused =
                sameJdk ? Set.of() : JdkOptions.refused(childJava, all, classPath, evidence);
        OwnFiles files = new OwnFiles(evidence, names);
        ArgumentVariables variables =
                ArgumentVariables.of(
                        System.getenv(),
                        all,
                        refused,
                        word ->
                                HandedProperties.isOutdated(
                                        word, System.getProperties(), childArgs),
                        files);
        List<String> elsewhere = new ArrayList<>(all);
        variables.otherArguments().forEach(elsewhere::remove);
        HandedProperties properties =
                HandedProperties.of(
                        new PropertySources(
                                PropertySources.values(System.getProperties()),
                                variables.otherArguments(),
                                elsewhere,
                                childArgs,
                                sameJdk ? Map.of() : OtherJdk.properties(java, classPath),
                                SystemCharset.ofArguments()));
        List<String> arguments = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>(variables.leftOut());
        for (String given : variables.otherArguments()) {
            if (given.startsWith("-D")) {
                continue; // what it is by now counts
            }
            if (refused.contains(given)) {
                leftOut.add(new LeftOut(Kind.JDK, given, ""));
                continue;
            }
            Exemption.Handed handed = Exemption.handed(given, files);
            if (handed.option() != null) {
                arguments.add(handed.option());
            }
            if (handed.leftOut() != null) {
                leftOut.add(handed.leftOut());
            }
        }
        leftOut.addAll(properties.leftOut());
        for (String given : properties.arguments()) {
            if (refused.contains(given)) {
                leftOut.add(new LeftOut(Kind.JDK, given, ""));
            } else {
                arguments.add(given);
            }
        }
        return new ThisJvm(arguments, properties.inChild(), variables.environment(), leftOut);
    }

    /** Returns this JVM's temporary directory as it is now; null if somebody removed that. */
    static @Nullable String temporaryDirectory() {
        return System.getProperty("java.io.tmpdir");
    }

    static boolean isCoverageAgent(String argument) {
        return COVERAGE_AGENT.matcher(argument).lookingAt();
    }
}

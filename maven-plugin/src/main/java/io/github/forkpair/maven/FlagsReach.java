package io.github.forkpair.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ArtifactVersion;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the flags reach the test JVMs, by the configuration of Surefire and Failsafe as
 * Maven has put it together from the POM, its parents, their plugin management, and profiles.
 *
 * @param project whose build it is
 * @param userProperties what the command line defines, which wins over the project's properties
 * @param propertyName the property that takes the flags
 * @param ofOtherExecutions the properties that other executions of {@code forkpair:prepare} fill,
 *     as where Surefire and Failsafe have one each
 */
record FlagsReach(
        MavenProject project,
        Properties userProperties,
        String propertyName,
        Set<String> ofOtherExecutions) {

    private static final String GROUP = "org.apache.maven.plugins:";

    /** Which goal of which plugin runs tests. */
    private static final Map<String, String> TEST_GOALS =
            Map.of(
                    "maven-surefire-plugin", "test",
                    "maven-failsafe-plugin", "integration-test");

    private static final ArtifactVersion FIRST_FOR_JUNIT_5 = new DefaultArtifactVersion("2.22.0");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]+)}");
    private static final int DEEPEST = 10;

    /** Returns what to say of each execution that the flags do not reach. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        TEST_GOALS.keySet().stream()
                .sorted()
                .forEach(
                        artifact -> {
                            Plugin plugin = project.getPlugin(GROUP + artifact);
                            if (plugin != null) {
                                warn(plugin, TEST_GOALS.get(artifact), warnings);
                            }
                        });
        return warnings;
    }

    private void warn(Plugin plugin, String goal, List<String> warnings) {
        PluginConfiguration.ofExecutions(plugin, goal)
                .forEach(
                        (execution, configuration) -> {
                            if (!isSkipped(configuration)) {
                                warn(plugin, execution, configuration, warnings);
                            }
                        });
    }

    /** Some Mavens choose such a version where the POM names none: it then finds no test at all. */
    private static boolean runsNoJUnit5(Plugin plugin) {
        String version = plugin.getVersion();
        return version != null
                && new DefaultArtifactVersion(version).compareTo(FIRST_FOR_JUNIT_5) < 0;
    }

    private static boolean isSkipped(PluginConfiguration configuration) {
        return List.of("skip", "skipTests", "skipITs").stream()
                .anyMatch(name -> configuration.text(name).orElse("").equals("true"));
    }

    private void warn(
            Plugin plugin,
            String execution,
            PluginConfiguration configuration,
            List<String> warnings) {
        String where = plugin.getArtifactId() + " (" + execution + ")";
        if (runsNoJUnit5(plugin)) {
            warnings.add(
                    where
                            + " is version "
                            + plugin.getVersion()
                            + ", which runs no JUnit 5 tests, and so no pairs. Write <version>3.2.5</version>"
                            + " or newer.");
            return;
        }
        String forks = resolved(configuration.text("forkCount").orElse("${forkCount}"), 0).strip();
        String mode = resolved(configuration.text("forkMode").orElse("${forkMode}"), 0).strip();
        if (forks.matches("0(\\.0*)?C?") || mode.equals("never")) {
            warnings.add(
                    where
                            + " runs the tests in Maven's own JVM, since forkCount is 0. What"
                            + " forkpair-maven-plugin is configured with does not reach them there, and"
                            + " forkpair:verify may not see their pairs. Leave forkCount at 1 or more.");
            return;
        }
        String given = configuration.text("argLine").orElse("${argLine}");
        String resolved = resolved(given, 0);
        if (!resolved.contains(late())
                && ofOtherExecutions.stream().map(FlagsReach::late).noneMatch(resolved::contains)) {
            warnings.add(
                    where
                            + " drops what forkpair:prepare gives the test JVM, such as the settings of"
                            + " forkpair-maven-plugin. "
                            + remedy(plugin, execution, given));
        }
    }

    private String remedy(Plugin plugin, String execution, String given) {
        String fromCommandLine = fromCommandLine(given);
        if (!fromCommandLine.isEmpty()) {
            String value = userProperties.getProperty(fromCommandLine);
            return "-D"
                    + fromCommandLine
                    + " wins over the property of that name. Write:\n  -D"
                    + fromCommandLine
                    + "=\""
                    + (late() + " " + value).strip()
                    + '"';
        }
        String early = "${" + propertyName + "}";
        String raw = new RawArgLine(project, plugin, execution).containing(early);
        if (!raw.isEmpty()) {
            return "Maven replaces "
                    + early
                    + " as it reads the POM, when the flags are not there yet; Surefire and Failsafe"
                    + " replace "
                    + late()
                    + " as they start the test JVM. Write:\n  <argLine>"
                    + raw.replace(early, late())
                    + "</argLine>";
        }
        String others = given.equals("${argLine}") ? resolved(given, 0) : given;
        return "Write:\n  <argLine>"
                + (late() + " " + (others.contains("${argLine}") ? "" : others)).strip()
                + "</argLine>";
    }

    /** Returns the property by which the command line sets these flags; empty if it does not. */
    private String fromCommandLine(String given) {
        Matcher references = REFERENCE.matcher(given);
        while (references.find()) {
            if (userProperties.containsKey(references.group(1))) {
                return references.group(1);
            }
        }
        return "";
    }

    /** Returns a text as Maven hands it to the plugin, with the flags in the form that is late. */
    private String resolved(String text, int depth) {
        if (depth == DEEPEST) {
            return text;
        }
        return REFERENCE
                .matcher(text)
                .replaceAll(
                        found -> {
                            String value = valueOf(found.group(1));
                            return Matcher.quoteReplacement(
                                    value == null ? found.group() : resolved(value, depth + 1));
                        });
    }

    private @Nullable String valueOf(String name) {
        String ofUser = userProperties.getProperty(name);
        if (ofUser != null) {
            return ofUser;
        }
        return name.equals(propertyName) || ofOtherExecutions.contains(name)
                ? late(name)
                : project.getProperties().getProperty(name);
    }

    private String late() {
        return late(propertyName);
    }

    private static String late(String name) {
        return "@{" + name + "}";
    }
}

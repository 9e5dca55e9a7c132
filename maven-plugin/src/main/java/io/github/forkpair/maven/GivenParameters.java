package io.github.forkpair.maven;

import io.github.forkpair.plan.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What a build gives this plugin. Maven itself takes a parameter that there is not without a word,
 * or with a warning, and any text but {@code true} for {@code false}.
 *
 * @param project whose build it is
 * @param descriptor this plugin, with the parameters of all its goals
 * @param userProperties what the command line defines
 */
record GivenParameters(
        MavenProject project, PluginDescriptor descriptor, Properties userProperties) {

    /** Refuses parameters that there are not, and values that a parameter cannot have. */
    void check() throws MojoExecutionException {
        SortedMap<String, Parameter> known = known();
        List<String> problems = new ArrayList<>();
        for (PluginConfiguration configuration : configurations()) {
            for (Xpp3Dom given : configuration.elements().getChildren()) {
                Parameter parameter = known.get(given.getName());
                problemOf(given.getName(), given.getValue(), parameter, known)
                        .ifPresent(problems::add);
            }
        }
        known.values().forEach(parameter -> inProperty(parameter).ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new MojoExecutionException(problems.get(0));
        }
    }

    /**
     * Returns what the executions of a goal are given for a parameter.
     *
     * @param otherwise what one has that is given nothing
     */
    Set<String> ofExecutions(String goal, String parameter, String otherwise) {
        return PluginConfiguration.ofExecutions(plugin(), goal).values().stream()
                .map(configuration -> configuration.text(parameter).orElse(otherwise))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedMap<String, Parameter> known() {
        SortedMap<String, Parameter> known = new TreeMap<>();
        for (MojoDescriptor goal : descriptor.getMojos()) {
            for (Parameter parameter : goal.getParameters()) {
                if (parameter.isEditable() && !goal.getGoal().equals("help")) {
                    known.put(parameter.getName(), parameter);
                }
            }
        }
        return known;
    }

    private List<PluginConfiguration> configurations() {
        Plugin plugin = plugin();
        if (plugin == null) {
            return List.of();
        }
        return Stream.concat(Stream.of(plugin), plugin.getExecutions().stream())
                .map(PluginConfiguration::of)
                .toList();
    }

    private @Nullable Plugin plugin() {
        return project.getPlugin(descriptor.getPluginLookupKey());
    }

    private static Optional<String> problemOf(
            String name,
            @Nullable String value,
            @Nullable Parameter parameter,
            SortedMap<String, Parameter> known) {
        if (parameter != null) {
            return wrongValue("<" + name + ">", value, parameter);
        }
        return Optional.of(
                "forkpair-maven-plugin has no parameter <"
                        + name
                        + ">"
                        + NearestName.to(name, known.keySet())
                                .map(near -> "; did you mean <" + near + ">?")
                                .orElse(".")
                        + " Its parameters are "
                        + String.join(", ", known.keySet())
                        + ".");
    }

    private Optional<String> inProperty(Parameter parameter) {
        String expression = String.valueOf(parameter.getExpression());
        if (!expression.startsWith("${forkpair.")) {
            return Optional.empty();
        }
        String name = expression.substring(2, expression.length() - 1);
        String value = userProperties.getProperty(name, project.getProperties().getProperty(name));
        return wrongValue(name, value, parameter);
    }

    private static Optional<String> wrongValue(
            String name, @Nullable String value, Parameter parameter) {
        boolean fits =
                !parameter.getType().equals("boolean")
                        || value == null
                        || value.isBlank()
                        || value.contains("${")
                        || value.strip().matches("(?i)true|false");
        return fits
                ? Optional.empty()
                : Optional.of(name + " cannot be \"" + value + "\". Write true or false.");
    }
}

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

    private static final String PREFIX = "forkpair.";

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
     * Returns what to say of properties on the command line that look like ours, and are none. One
     * that the POM defines has its use there, as a version of Forkpair may.
     */
    List<String> warnings() {
        Set<String> known =
                known().values().stream()
                        .map(GivenParameters::property)
                        .filter(name -> name.startsWith(PREFIX))
                        .map(GivenParameters::withoutPrefix)
                        .collect(Collectors.toCollection(TreeSet::new));
        return userProperties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .filter(name -> !known.contains(withoutPrefix(name)))
                .filter(name -> !project.getProperties().containsKey(name))
                .sorted()
                .map(name -> noProperty(name, known))
                .toList();
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
        String name = property(parameter);
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String value = userProperties.getProperty(name, project.getProperties().getProperty(name));
        return wrongValue(name, value, parameter);
    }

    private static String noProperty(String name, Set<String> known) {
        return "There is no property "
                + name
                + NearestName.to(withoutPrefix(name), known)
                        .map(near -> "; did you mean " + PREFIX + near + "?")
                        .orElse(".")
                + " It has no effect.";
    }

    /** What all have in common makes none of them nearer. */
    private static String withoutPrefix(String name) {
        return name.substring(PREFIX.length());
    }

    /** Returns the property by which a parameter is given, as {@code forkpair.skip}. */
    private static String property(Parameter parameter) {
        String expression = parameter.getExpression();
        return expression.substring("${".length(), expression.length() - "}".length());
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

package io.github.forkpair.maven;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What a POM says in one {@code <configuration>}, of a plugin or of one of its executions.
 *
 * @param elements the parameters; none where the POM says nothing
 */
record PluginConfiguration(Xpp3Dom elements) {

    /** Returns what stands there itself, and nothing that it takes from elsewhere. */
    static PluginConfiguration of(ConfigurationContainer container) {
        return ofElements(container.getConfiguration());
    }

    /**
     * Returns what each execution runs with that runs a goal, by the execution's id. Maven has put
     * the plugin's own into that of an execution, unless the execution has none.
     *
     * @param plugin null where the build does not have it
     */
    static Map<String, PluginConfiguration> ofExecutions(@Nullable Plugin plugin, String goal) {
        Map<String, PluginConfiguration> found = new LinkedHashMap<>();
        if (plugin != null) {
            for (PluginExecution execution : plugin.getExecutions()) {
                if (execution.getGoals().contains(goal) && !"none".equals(execution.getPhase())) {
                    Object own = execution.getConfiguration();
                    found.put(
                            execution.getId(),
                            ofElements(own != null ? own : plugin.getConfiguration()));
                }
            }
        }
        return found;
    }

    /** Returns a parameter's text on one line, if it has any. */
    Optional<String> text(String parameter) {
        return Optional.ofNullable(elements.getChild(parameter))
                .map(Xpp3Dom::getValue)
                .map(value -> value.strip().replaceAll("\\s+", " "));
    }

    private static PluginConfiguration ofElements(@Nullable Object configuration) {
        return new PluginConfiguration(
                configuration instanceof Xpp3Dom dom ? dom : new Xpp3Dom("configuration"));
    }
}

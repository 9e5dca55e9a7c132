package io.github.forkpair.maven;

import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Surefire as it stands in a model, with one execution. */
final class Surefire {

    private Surefire() {}

    static Plugin withArgLine(String argLine) {
        return with("default-test", "argLine", argLine);
    }

    /** Makes a plugin; one parameter, or none where its name is null. */
    static Plugin with(String execution, @Nullable String parameter, String value) {
        return plugin("maven-surefire-plugin", execution, "test", parameter, value);
    }

    static Plugin failsafeWith(@Nullable String parameter, String value) {
        return plugin("maven-failsafe-plugin", "default", "integration-test", parameter, value);
    }

    private static Plugin plugin(
            String artifact,
            String executionId,
            String goal,
            @Nullable String parameter,
            String value) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("org.apache.maven.plugins");
        plugin.setArtifactId(artifact);
        PluginExecution execution = new PluginExecution();
        execution.setId(executionId);
        execution.addGoal(goal);
        if (parameter != null) {
            execution.setConfiguration(configuration(parameter, value));
        }
        plugin.addExecution(execution);
        return plugin;
    }

    static Xpp3Dom configuration(String parameter, String value) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom child = new Xpp3Dom(parameter);
        child.setValue(value);
        configuration.addChild(child);
        return configuration;
    }
}

package io.github.forkpair.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The {@code <argLine>} of a plugin as people wrote it, before Maven replaced properties: in a
 * project's POM or one of its parents'.
 *
 * @param project whose build it is
 * @param plugin the plugin
 * @param execution the id of one of its executions
 */
record RawArgLine(MavenProject project, Plugin plugin, String execution) {

    /** Returns it if it has that text in it; else an empty one. */
    String containing(String text) {
        List<Plugin> declared = new ArrayList<>();
        for (MavenProject each = project; each != null; each = each.getParent()) {
            if (each.getOriginalModel() != null) {
                addDeclared(each.getOriginalModel(), declared);
            }
        }
        // That of an execution wins over that of the plugin, and a child's over its parent's.
        List<PluginConfiguration> configurations = new ArrayList<>();
        for (Plugin each : declared) {
            each.getExecutions().stream()
                    .filter(one -> one.getId().equals(execution))
                    .forEach(one -> configurations.add(PluginConfiguration.of(one)));
        }
        declared.forEach(each -> configurations.add(PluginConfiguration.of(each)));
        return configurations.stream()
                .flatMap(configuration -> configuration.text("argLine").stream())
                .filter(argLine -> !argLine.isEmpty())
                .findFirst()
                .filter(argLine -> argLine.contains(text))
                .orElse("");
    }

    private void addDeclared(Model model, List<Plugin> declared) {
        List<BuildBase> builds = new ArrayList<>();
        builds.add(model.getBuild());
        for (Profile profile : model.getProfiles()) {
            builds.add(profile.getBuild());
        }
        for (BuildBase build : builds) {
            if (build != null) {
                add(build, declared);
                add(build.getPluginManagement(), declared);
            }
        }
    }

    private void add(@Nullable PluginContainer plugins, List<Plugin> declared) {
        if (plugins != null) {
            plugins.getPlugins().stream()
                    .filter(each -> each.getKey().equals(plugin.getKey()))
                    .forEach(declared::add);
        }
    }
}

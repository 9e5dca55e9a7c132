package io.github.forkpair.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The {@code <argLine>} of a plugin as people wrote it, before Maven replaced properties: in a
 * project's POM or one of its parents'.
 *
 * @param project whose build it is
 * @param plugin the plugin
 */
record RawArgLine(MavenProject project, Plugin plugin) {

    /** Returns the nearest one that has a text in it; empty if none has. */
    String containing(String text) {
        for (MavenProject each = project; each != null; each = each.getParent()) {
            Model model = each.getOriginalModel();
            if (model == null) {
                continue;
            }
            for (Object configuration : configurations(model)) {
                String argLine = argLine(configuration);
                if (argLine.contains(text)) {
                    return argLine;
                }
            }
        }
        return "";
    }

    private List<Object> configurations(Model model) {
        List<BuildBase> builds = new ArrayList<>();
        builds.add(model.getBuild());
        for (Profile profile : model.getProfiles()) {
            builds.add(profile.getBuild());
        }
        List<Object> found = new ArrayList<>();
        for (BuildBase build : builds) {
            if (build != null) {
                add(build, found);
                add(build.getPluginManagement(), found);
            }
        }
        return found;
    }

    private void add(@Nullable PluginContainer plugins, List<Object> found) {
        if (plugins == null) {
            return;
        }
        for (Plugin each : plugins.getPlugins()) {
            if (each.getKey().equals(plugin.getKey())) {
                found.add(each.getConfiguration());
                for (PluginExecution execution : each.getExecutions()) {
                    found.add(execution.getConfiguration());
                }
            }
        }
    }

    private static String argLine(@Nullable Object configuration) {
        Xpp3Dom child = configuration instanceof Xpp3Dom dom ? dom.getChild("argLine") : null;
        return child == null || child.getValue() == null
                ? ""
                : child.getValue().strip().replaceAll("\\s+", " ");
    }
}

package io.github.forkpair.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Activation;
import org.apache.maven.model.Build;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Which properties of a build's command line a goal of this plugin needs as well. The others need
 * not be said again, and may be secrets.
 *
 * @param session the build
 * @param project the module
 * @param plugin this plugin
 */
record CountingProperties(MavenSession session, MavenProject project, PluginDescriptor plugin) {

    private static final String LOCAL_REPOSITORY = "maven.repo.local";

    /** Returns them as the command line has them: those that decide on profiles or places. */
    Set<String> given() {
        Properties given = session.getUserProperties();
        Set<String> names = new TreeSet<>(Set.of(LOCAL_REPOSITORY));
        List<@Nullable String> texts = new ArrayList<>();
        for (MavenProject each = project; each != null; each = each.getParent()) {
            each.getActiveProfiles().forEach(profile -> addActivation(names, profile));
            addTexts(texts, each.getOriginalModel());
        }
        for (String name : given.stringPropertyNames()) {
            String use = "${" + name + "}";
            if (texts.stream().anyMatch(text -> text != null && text.contains(use))) {
                names.add(name);
            }
        }
        Set<String> found = new TreeSet<>();
        for (String name : names) {
            if (given.getProperty(name) != null) {
                found.add("-D" + name + "=" + given.getProperty(name));
            }
        }
        return found;
    }

    private static void addActivation(Set<String> names, Profile profile) {
        Activation activation = profile.getActivation();
        if (activation != null && activation.getProperty() != null) {
            names.add(activation.getProperty().getName());
        }
    }

    /** Adds what a POM itself says of versions and of where things are. */
    private void addTexts(List<@Nullable String> texts, @Nullable Model model) {
        if (model == null) {
            return;
        }
        texts.add(model.getGroupId());
        texts.add(model.getVersion());
        if (model.getParent() != null) {
            texts.add(model.getParent().getVersion());
        }
        texts.addAll(model.getModules());
        Build build = model.getBuild();
        addTexts(texts, build);
        model.getProfiles().forEach(profile -> addTexts(texts, profile.getBuild()));
    }

    private void addTexts(List<@Nullable String> texts, @Nullable BuildBase build) {
        if (build == null) {
            return;
        }
        texts.add(build.getDirectory());
        List<Plugin> plugins = new ArrayList<>(build.getPlugins());
        if (build.getPluginManagement() != null) {
            plugins.addAll(build.getPluginManagement().getPlugins());
        }
        for (Plugin each : plugins) {
            if (each.getKey().equals(plugin.getPluginLookupKey())) {
                texts.add(each.getVersion());
                PluginConfiguration.of(each).text("evidenceDir").ifPresent(texts::add);
                for (PluginExecution execution : each.getExecutions()) {
                    PluginConfiguration.of(execution).text("evidenceDir").ifPresent(texts::add);
                }
            }
        }
    }
}

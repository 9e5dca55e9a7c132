package io.github.forkpair.maven;

import org.apache.maven.model.Plugin;

/** This plugin as it stands in a model, with one parameter. */
final class Forkpair {

    private Forkpair() {}

    static Plugin with(String parameter, String value) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.forkpair");
        plugin.setArtifactId("forkpair-maven-plugin");
        plugin.setConfiguration(Surefire.configuration(parameter, value));
        return plugin;
    }
}

package io.github.forkpair.maven;

import io.github.forkpair.evidence.CommandScript;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The command by which a person gets the page of a module whose build ended too early for it. */
final class ReportCommand {

    private static final String EVIDENCE_DIR = "forkpair.evidence.dir";

    private ReportCommand() {}

    /** Returns it as a line for a shell, in the directory in which Maven was called. */
    static String of(MavenSession session, MavenProject project, PluginDescriptor plugin) {
        List<String> words = new ArrayList<>(List.of("mvn"));
        Path here = Path.of(session.getSystemProperties().getProperty("user.dir", ""));
        File pom = session.getRequest().getPom();
        if (pom != null && !pom.toPath().equals(here.resolve("pom.xml"))) {
            words.add("-f");
            words.add(relative(here, pom.toPath()));
        }
        if (session.getProjects().size() > 1 && !project.isExecutionRoot()) {
            words.add("-pl");
            words.add(":" + project.getArtifactId());
        }
        words.add(goal(session.getTopLevelProject(), plugin));
        Properties given = session.getUserProperties();
        if (given.containsKey(EVIDENCE_DIR)) {
            words.add("-D" + EVIDENCE_DIR + "=" + given.getProperty(EVIDENCE_DIR));
        }
        return String.join(" ", words.stream().map(CommandScript::quote).toList());
    }

    private static String relative(Path here, Path pom) {
        return pom.startsWith(here) ? here.relativize(pom).toString() : pom.toString();
    }

    /** Maven knows the prefix of what the topmost POM has, and of no other plugin. */
    private static String goal(@Nullable MavenProject top, PluginDescriptor plugin) {
        boolean known = top != null && top.getPlugin(plugin.getPluginLookupKey()) != null;
        return known ? plugin.getGoalPrefix() + ":report" : plugin.getId() + ":report";
    }
}

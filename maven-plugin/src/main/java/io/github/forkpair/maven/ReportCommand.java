package io.github.forkpair.maven;

import io.github.forkpair.evidence.CommandScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The command by which a person gets the page of a module whose build ended too early for it.
 *
 * @param session the build
 * @param project the module
 * @param plugin this plugin
 * @param execution the id of the execution that prepares the module's pairs
 * @param evidence where that lets them keep their evidence; absolute
 */
record ReportCommand(
        MavenSession session,
        MavenProject project,
        PluginDescriptor plugin,
        String execution,
        Path evidence) {

    private static final String EVIDENCE_DIR = "forkpair.evidence.dir";

    /** Returns it as a line for a shell, in the directory in which Maven was called. */
    String line() {
        CalledMaven maven = new CalledMaven(session);
        List<String> words = new ArrayList<>();
        words.add(maven.program());
        words.addAll(maven.settings());
        words.addAll(pom());
        words.addAll(profiles());
        words.addAll(module());
        boolean byExecution = anExecutionHasItsOwnPlace();
        words.add(goal() + (byExecution ? "@" + execution : ""));
        words.addAll(new CountingProperties(session, project, plugin).given());
        if (!byExecution && !evidence.equals(usualPlace())) {
            words.add("-D" + EVIDENCE_DIR + "=" + evidence);
        }
        return String.join(" ", words.stream().map(CommandScript::quote).toList());
    }

    private List<String> pom() {
        Path here = Path.of(session.getSystemProperties().getProperty("user.dir", ""));
        if (session.getRequest().getPom() == null) {
            return List.of();
        }
        Path pom = session.getRequest().getPom().toPath();
        if (pom.equals(here.resolve("pom.xml"))) {
            return List.of();
        }
        return List.of("-f", (pom.startsWith(here) ? here.relativize(pom) : pom).toString());
    }

    private List<String> profiles() {
        MavenExecutionRequest request = session.getRequest();
        List<String> named =
                Stream.concat(
                                request.getActiveProfiles().stream(),
                                request.getInactiveProfiles().stream().map("!"::concat))
                        .distinct()
                        .toList();
        return named.isEmpty() ? List.of() : List.of("-P", String.join(",", named));
    }

    /** Without it, Maven would run the goal in all modules, and ask the topmost for its prefix. */
    private List<String> module() {
        List<MavenProject> all = all();
        if (project.isExecutionRoot()) {
            boolean alone = all.size() == 1 && session.getRequest().isRecursive();
            return alone ? List.of() : List.of("-N");
        }
        boolean unique =
                all.stream()
                        .map(MavenProject::getArtifactId)
                        .filter(project.getArtifactId()::equals)
                        .skip(1)
                        .findAny()
                        .isEmpty();
        String group = unique ? "" : project.getGroupId();
        return List.of("-pl", group + ":" + project.getArtifactId());
    }

    /** With {@code -pl}, the session's projects are those alone. */
    private List<MavenProject> all() {
        List<MavenProject> all = session.getAllProjects();
        return all == null || all.isEmpty() ? session.getProjects() : all;
    }

    /** Maven versions differ in whose POM they ask for a prefix: the topmost's, or the module's. */
    private String goal() {
        Predicate<MavenProject> declares = each -> declaredIn(each) != null;
        boolean known =
                declares.test(project)
                        && all().stream().filter(MavenProject::isExecutionRoot).anyMatch(declares);
        return known ? plugin.getGoalPrefix() + ":report" : plugin.getId() + ":report";
    }

    private @Nullable Plugin declaredIn(MavenProject any) {
        return any.getPlugin(plugin.getPluginLookupKey());
    }

    /** What a property says is not heard where the plugin's own configuration says it. */
    private boolean anExecutionHasItsOwnPlace() {
        Plugin declared = declaredIn(project);
        if (declared == null) {
            return false;
        }
        Optional<String> ofAll = PluginConfiguration.of(declared).text("evidenceDir");
        return ofAll.isPresent()
                && declared.getExecutions().stream()
                        .filter(each -> each.getId().equals(execution))
                        .map(each -> PluginConfiguration.of(each).text("evidenceDir"))
                        .anyMatch(own -> own.isPresent() && !own.equals(ofAll));
    }

    /** What a build says of its directory may come from the command line, so this is not that. */
    private @Nullable Path usualPlace() {
        return project.getBasedir() == null
                ? null
                : project.getBasedir().toPath().resolve("target").resolve("forkpair");
    }
}

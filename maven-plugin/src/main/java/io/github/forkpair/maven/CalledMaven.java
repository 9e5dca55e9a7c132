package io.github.forkpair.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * How a person calls the Maven that runs a build.
 *
 * @param session the build
 */
record CalledMaven(MavenSession session) {

    /** Where a project's wrapper keeps the Maven that it has downloaded. */
    private static final Path OF_THE_WRAPPER = Path.of("wrapper", "dists");

    /** Returns the program, in the directory in which it was called: who has a wrapper uses it. */
    String program() {
        Path here = Path.of(property("user.dir"));
        Path wrapper = Path.of(property("maven.multiModuleProjectDirectory"), "mvnw");
        boolean isWrapped =
                ("/" + property("maven.home") + "/").contains("/" + OF_THE_WRAPPER + "/")
                        && wrapper.isAbsolute()
                        && here.isAbsolute()
                        && Files.isExecutable(wrapper);
        if (!isWrapped) {
            return "mvn";
        }
        return wrapper.startsWith(here)
                ? "./" + here.relativize(wrapper)
                : here.relativize(wrapper).toString();
    }

    /** Returns the options for settings that are not where Maven looks by itself. */
    List<String> settings() {
        MavenExecutionRequest request = session.getRequest();
        List<String> options = new ArrayList<>();
        option(
                options,
                "-s",
                request.getUserSettingsFile(),
                Path.of(property("user.home"), ".m2", "settings.xml"));
        option(
                options,
                "-gs",
                request.getGlobalSettingsFile(),
                Path.of(property("maven.home"), "conf", "settings.xml"));
        return options;
    }

    private static void option(List<String> options, String name, @Nullable File file, Path usual) {
        if (file != null && !file.toPath().equals(usual) && file.exists()) {
            options.add(name);
            options.add(file.getPath());
        }
    }

    private String property(String name) {
        return session.getSystemProperties().getProperty(name, "");
    }
}

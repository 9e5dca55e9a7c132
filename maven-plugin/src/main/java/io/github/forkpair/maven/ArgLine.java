package io.github.forkpair.maven;

import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The property from which Surefire and Failsafe take the test JVM's flags.
 *
 * @param project whose property it is
 * @param name the property's name
 */
record ArgLine(MavenProject project, String name) {

    /** Makes the property exist: Surefire fails on an {@code @{argLine}} that nobody defined. */
    void define() {
        set(value());
    }

    /** Puts flags in front, and takes away those that an earlier call put there. */
    void prepend(String flags) {
        String key = ArgLine.class.getName() + "." + name;
        @Nullable Object earlier = project.getContextValue(key);
        String others = earlier == null ? value() : value().replace(earlier.toString(), "");
        set((flags + " " + others.strip()).strip());
        project.setContextValue(key, flags);
    }

    private String value() {
        return project.getProperties().getProperty(name, "");
    }

    private void set(String value) {
        project.getProperties().setProperty(name, value);
    }
}

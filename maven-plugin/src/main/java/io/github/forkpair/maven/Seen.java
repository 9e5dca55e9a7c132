package io.github.forkpair.maven;

import org.apache.maven.project.MavenProject;

/** What a build has seen for a project. */
enum Seen {
    /** The plugin is an extension of the build, and will have its look when that is over. */
    EXTENSION,
    /** It was said how many pairs there were. */
    SUMMARY,
    /** The page was written. */
    PAGE;

    /** Notes it. */
    void in(MavenProject project) {
        project.setContextValue(key(), "true");
    }

    /** Tells whether it was noted. */
    boolean isOf(MavenProject project) {
        return project.getContextValue(key()) != null;
    }

    /** A text, since an extension and a plugin may have been loaded apart. */
    private String key() {
        return Seen.class.getName() + "." + name();
    }
}

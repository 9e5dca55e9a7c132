package io.github.forkpair.plan;

import java.util.List;

/**
 * System properties by which the Maven plugin tells a test JVM of its build. They are no settings:
 * nobody else is to give them.
 */
public final class BuildFlag {

    /** What all test JVMs of a build have in common, and no other build has. */
    public static final String ID = "forkpair.build.id";

    /**
     * The command that shows the build's pairs on one page, encoded as in a URL so that no shell
     * nor build tool takes it apart. Absent where the build will write the page by itself.
     */
    public static final String REPORT = "forkpair.build.report";

    static final List<String> ALL = List.of(ID, REPORT);

    private BuildFlag() {}
}

package io.github.forkpair.plan;

import java.util.List;

/**
 * System properties by which the Maven plugin tells a test JVM of its build. They are no settings:
 * nobody else is to give them.
 */
public final class BuildFlag {

    /** What all test JVMs of a build have in common, and no other build has. */
    public static final String ID = "forkpair.build.id";

    static final List<String> ALL = List.of(ID);

    private BuildFlag() {}
}

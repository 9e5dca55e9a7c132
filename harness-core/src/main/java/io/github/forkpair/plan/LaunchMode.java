package io.github.forkpair.plan;

/** How a child comes to be. */
public enum LaunchMode {
    /** As a fresh JVM. */
    SPAWN,
    /** As a fork of the test JVM. */
    FORK
}

package io.github.forkpair.jvm;

/** Whether this JVM was started for a debugger, attached or not: as JUnit tells it. */
public final class DebugMode {

    private DebugMode() {}

    /** Tells whether it was. */
    public static boolean ofThisJvm() {
        return GivenArguments.ofThisJvm().stream()
                .anyMatch(
                        given ->
                                given.startsWith("-agentlib:jdwp")
                                        || given.startsWith("-Xrunjdwp"));
    }
}

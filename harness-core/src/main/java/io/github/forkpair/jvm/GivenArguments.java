package io.github.forkpair.jvm;

import java.lang.management.ManagementFactory;
import java.util.List;

/** What this JVM was started with, besides its class path and its main class. */
public final class GivenArguments {

    private static final List<String> OF_THIS_JVM = read();

    private GivenArguments() {}

    /** Returns them, those from the environment's {@code JAVA_TOOL_OPTIONS} among them. */
    public static List<String> ofThisJvm() {
        return OF_THIS_JVM;
    }

    private static List<String> read() {
        // The JDK's management reads properties as it is loaded, and never again if that fails.
        AsAtStart jvm = AsAtStart.forPropertiesOf();
        try {
            return List.copyOf(ManagementFactory.getRuntimeMXBean().getInputArguments());
        } finally {
            jvm.close();
        }
    }
}

package io.github.forkpair.jvm;

import java.util.List;
import java.util.regex.Pattern;

/** Whether a JVM is started for a debugger, attached or not. */
public final class DebugMode {

    /** The agent of the JDK, by its name or by the path of its library. */
    private static final Pattern AGENT =
            Pattern.compile(
                    "-agentlib:jdwp(?:=.*)?|-Xrunjdwp.*|-agentpath:[^=]*jdwp[^/=]*(?:=.*)?");

    private DebugMode() {}

    /** Tells whether this JVM was. */
    public static boolean ofThisJvm() {
        return isIn(GivenArguments.ofThisJvm());
    }

    /** Tells whether a JVM with those arguments is. */
    public static boolean isIn(List<String> arguments) {
        return arguments.stream().anyMatch(given -> AGENT.matcher(given).matches());
    }
}

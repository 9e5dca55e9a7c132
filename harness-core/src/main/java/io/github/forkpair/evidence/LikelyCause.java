package io.github.forkpair.evidence;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.plan.Settings;

/**
 * Guesses, for the reader of a failure, what most often leads to such an ending. Says nothing where
 * nothing stands out.
 */
final class LikelyCause {

    private LikelyCause() {}

    /** Returns what may have ended a child before its method returned. */
    static String of(ExitStatus status) {
        if (!(status instanceof ExitStatus.Signaled signaled)) {
            return "System.exit or Runtime.halt, called somewhere in the child";
        }
        return switch (signaled.name()) {
            case "SIGABRT" ->
                    "a crash of the JVM or of native code: see hs_err.log in the evidence";
            case "SIGKILL" -> "a kill from outside, or the system ran out of memory";
            default -> "";
        };
    }

    /** Returns what may have kept a child's JVM from starting. */
    static String ofNoStart(Settings settings) {
        if (!settings.childArgs().isEmpty()) {
            return "an argument that the JVM refuses, in forkpair.child.args";
        }
        boolean ours = settings.childJava().startsWith(System.getProperty("java.home"));
        return ours ? "" : "forkpair.child.java is no java, or older than 17";
    }
}

package io.github.forkpair.evidence;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.plan.Settings;

/**
 * Guesses, for the reader of a failure, what most often leads to such an ending. Says nothing where
 * nothing stands out, or where the cause is known.
 */
final class LikelyCause {

    private static final String NO_HEAP = "Terminating due to java.lang.OutOfMemoryError";

    private LikelyCause() {}

    /** Returns what may have ended a child before its method returned. */
    static String of(ChildOutcome child, boolean expectedToReturn) {
        if (child.exiting().isPresent() || child.crash().isPresent() || child.word().isPresent()) {
            return "";
        }
        if (child.endedByParent()) {
            return "the parent side ended it, through ChildProcess";
        }
        if (child.status() instanceof ExitStatus.Signaled signaled) {
            return ofSignal(signaled.name());
        }
        if (child.stdout().contains(NO_HEAP)) {
            return "no heap left, with -XX:+ExitOnOutOfMemoryError";
        }
        if (child.stderr().contains(OutOfMemoryError.class.getName())) {
            return "no heap left, not even to tell of it";
        }
        return expectedToReturn ? "Runtime.halt, called somewhere in the child" : "";
    }

    private static String ofSignal(String name) {
        return switch (name) {
            case "SIGABRT" -> "a call of abort() in native code, or a crash of the JVM";
            case "SIGKILL" -> "a kill from outside, or the system ran out of memory";
            default -> "";
        };
    }

    /** Returns what may have kept a child's JVM from starting. */
    static String ofNoStart(Settings settings, ChildOutcome child) {
        if (child.stderr().contains("UnsupportedClassVersionError")) {
            return "forkpair.child.java is older than 17, or than what the tests are compiled for";
        }
        if (!settings.childArgs().isEmpty()) {
            return "an argument that the JVM refuses, in forkpair.child.args";
        }
        boolean ours = settings.childJava().startsWith(System.getProperty("java.home"));
        return ours ? "" : "forkpair.child.java is no java, or older than 17";
    }
}

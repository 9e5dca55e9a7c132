package io.github.forkpair.evidence;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.Settings;
import java.util.Map;

/**
 * Guesses, for the reader of a failure, what most often leads to such an ending. Says nothing where
 * nothing stands out, or where the cause is known.
 */
final class LikelyCause {

    private static final String NO_HEAP = "Terminating due to java.lang.OutOfMemoryError";

    /** With which a JVM exits that one of these ends. */
    private static final Map<Signal, Integer> EXIT_CODES =
            Map.of(Signal.SIGHUP, 129, Signal.SIGINT, 130, Signal.SIGTERM, 143);

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

    /**
     * Returns why a child did not end by the signal that was expected; empty if nothing stands out.
     */
    static String ofOtherEnd(ExpectedEnd expected, ExitStatus status) {
        Integer code =
                expected instanceof ExpectedEnd.BySignal by ? EXIT_CODES.get(by.signal()) : null;
        return code != null && status.equals(new ExitStatus.Exited(code))
                ? "HotSpot answers this signal by an exit: write @ExpectedExit(code = " + code + ")"
                : "";
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

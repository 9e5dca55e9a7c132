package io.github.forkpair.evidence;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;
import io.github.forkpair.jvm.JavaHome;
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
    static Hint of(ChildOutcome child, boolean expectedToReturn) {
        if (child.exiting().isPresent() || child.crash().isPresent() || child.word().isPresent()) {
            return Hint.NONE;
        }
        if (child.endedByParent()) {
            return Hint.likely("the parent side ended it, through ChildProcess");
        }
        if (child.status() instanceof ExitStatus.Signaled signaled) {
            return Hint.likely(ofSignal(signaled.name()));
        }
        if (child.stdout().contains(NO_HEAP)) {
            return Hint.likely("no heap left, with -XX:+ExitOnOutOfMemoryError");
        }
        if (child.stderr().contains(OutOfMemoryError.class.getName())) {
            return Hint.likely("no heap left, not even to tell of it");
        }
        return expectedToReturn
                ? Hint.likely("Runtime.halt, called somewhere in the child")
                : Hint.NONE;
    }

    /**
     * Returns why a child did not end by the signal that was expected; empty if nothing stands out.
     */
    static Hint ofOtherEnd(ExpectedEnd expected, ChildOutcome child) {
        Integer code =
                expected instanceof ExpectedEnd.BySignal by ? EXIT_CODES.get(by.signal()) : null;
        return code != null && child.status().equals(new ExitStatus.Exited(code))
                ? new Hint(
                        "HotSpot answers this signal by an exit",
                        "write @ExpectedExit(code = " + code + ")")
                : of(child, false);
    }

    /** Returns what may have ended a child badly once its method had returned. */
    static Hint ofBadEnd(ChildOutcome child) {
        return child.crash().isPresent()
                ? Hint.NONE
                : Hint.likely(
                        "a shutdown hook that failed or halted the JVM, or a crash on the way out");
    }

    private static String ofSignal(String name) {
        return switch (name) {
            case "SIGABRT" -> "a call of abort() in native code, or a crash of the JVM";
            case "SIGKILL" -> "a kill from outside, or the system ran out of memory";
            default -> "";
        };
    }

    /** Returns what may have kept a child's JVM from starting. */
    static Hint ofNoStart(Settings settings, ChildOutcome child) {
        if (child.stderr().contains("UnsupportedClassVersionError")) {
            return Hint.likely(
                    "forkpair.child.java is older than 17, or than what the tests are compiled for");
        }
        if (!settings.childArgs().isEmpty()) {
            return Hint.likely("an argument that the JVM refuses, in forkpair.child.args");
        }
        boolean ours = settings.childJava().startsWith(JavaHome.ofThisJvm());
        return ours ? Hint.NONE : Hint.likely("forkpair.child.java is no java, or older than 17");
    }
}

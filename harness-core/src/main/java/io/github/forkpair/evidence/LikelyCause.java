package io.github.forkpair.evidence;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;
import io.github.forkpair.jvm.JavaHome;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.MemoryKills;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.JvmPlan;
import io.github.forkpair.plan.Settings;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Guesses, for the reader of a failure, what most often leads to such an ending of a child's
 * process. Says nothing where nothing stands out, or where the cause is known.
 */
final class LikelyCause {

    private static final String NO_HEAP = "Terminating due to java.lang.OutOfMemoryError";

    private static final String NO_MEMORY = OutOfMemoryError.class.getName();

    /** With which a JVM exits that one of these ends. */
    private static final Map<Signal, Integer> EXIT_CODES =
            Map.of(Signal.SIGHUP, 129, Signal.SIGINT, 130, Signal.SIGTERM, 143);

    private LikelyCause() {}

    /** Returns what may have ended a child before its method returned. */
    static Hint of(ChildOutcome child, Settings settings, JvmPlan jvm, boolean expectedToReturn) {
        if (child.endedByParent()) {
            return Hint.likely("the parent side ended it, through ChildProcess");
        }
        if (child.crash().isPresent()) {
            return new Hint(
                    "a defect in native code that the child called, or in its JVM",
                    "look at what the Java frame called; "
                            + EvidenceDirectory.named(child.crash().get().log(), settings)
                            + " has the native frames");
        }
        if (child.exiting().isPresent()) {
            String meant = expectedToReturn ? meant(child.status()) : "";
            return child.exitSignal()
                    .map(signal -> ofExitBySignal(signal, meant))
                    .orElse(ofExit(child.status(), expectedToReturn));
        }
        if (child.word().isPresent()) {
            return Hint.NONE;
        }
        if (child.status() instanceof ExitStatus.Signaled signaled) {
            return ofSignal(signaled.name(), child, expectedToReturn ? meant(child.status()) : "");
        }
        if (child.printed().stdout().contains(NO_HEAP)) {
            return new Hint(
                    "no heap left, with -XX:+ExitOnOutOfMemoryError", ThrownCause.moreHeap(jvm));
        }
        if (child.printed().stderr().contains(NO_MEMORY) && !isTold(child)) {
            return new Hint("no heap left, not even to tell of it", ThrownCause.moreHeap(jvm));
        }
        return expectedToReturn && child.status() instanceof ExitStatus.Exited exited
                ? new Hint(
                        "Runtime.halt, called somewhere in the child: no shutdown hook ran",
                        returnInstead(exited.code()))
                : Hint.NONE;
    }

    /** What nobody caught, and was heard of, is told for itself. */
    private static boolean isTold(ChildOutcome child) {
        return child.uncaught().stream().anyMatch(each -> each.trace().contains(NO_MEMORY));
    }

    private static String returnInstead(int code) {
        return "let the method return instead, or write @ExpectedExit(code = "
                + code
                + ") if that is meant";
    }

    private static Hint ofExit(ExitStatus status, boolean expectedToReturn) {
        return status instanceof ExitStatus.Exited exited && expectedToReturn
                ? new Hint("", returnInstead(exited.code()))
                : Hint.NONE;
    }

    /** What to write where an ending is meant; ends a sentence. */
    private static String meant(ExitStatus status) {
        String expected = "";
        if (status instanceof ExitStatus.Exited exited) {
            expected = "code = " + exited.code();
        } else if (status instanceof ExitStatus.Signaled signaled && isNamed(signaled.name())) {
            expected = "signal = Signal." + signaled.name();
        }
        return expected.isEmpty()
                ? ""
                : "; or write @ExpectedExit(" + expected + ") if that is meant";
    }

    private static boolean isNamed(String signal) {
        return Arrays.stream(Signal.values()).anyMatch(each -> each.name().equals(signal));
    }

    private static String findWhoSentIt(String meant) {
        return "find who sent it: the test's own code, a script, a service, a CI server" + meant;
    }

    private static Hint ofExitBySignal(String signal, String meant) {
        return new Hint(
                "somebody sent it " + signal + ", and not the parent side through ChildProcess",
                findWhoSentIt(meant));
    }

    /**
     * Returns why a child did not end by the signal that was expected; empty if nothing stands out.
     */
    static Hint ofOtherEnd(
            ExpectedEnd expected, ChildOutcome child, Settings settings, JvmPlan jvm) {
        Integer code =
                expected instanceof ExpectedEnd.BySignal by ? EXIT_CODES.get(by.signal()) : null;
        return code != null && child.status().equals(new ExitStatus.Exited(code))
                ? new Hint(
                        child.exitSignal().isPresent()
                                ? ""
                                : "HotSpot answers this signal by an exit",
                        "write @ExpectedExit(code = " + code + ")")
                : of(child, settings, jvm, false);
    }

    /** Returns what may have ended a child badly once its method had returned. */
    static Hint ofBadEnd(ChildOutcome child) {
        return child.crash().isPresent()
                ? Hint.NONE
                : Hint.likely(
                        "a shutdown hook that failed or halted the JVM, or a crash on the way out");
    }

    private static Hint ofSignal(String name, ChildOutcome child, String meant) {
        return switch (name) {
            case "SIGABRT" ->
                    Hint.likely("a call of abort() in native code, or a crash of the JVM");
            case "SIGKILL" ->
                    child.cause().memoryKills().map(kills -> ofKill(kills, meant)).orElse(EITHER);
            default ->
                    new Hint(
                            "somebody sent it " + name + ", from the child itself or from outside",
                            findWhoSentIt(meant));
        };
    }

    private static final Hint EITHER =
            Hint.likely(
                    "the kernel's out-of-memory killer, or somebody's kill -9 from outside its JVM; this"
                            + " system does not say which");

    private static Hint ofKill(MemoryKills kills, String meant) {
        if (kills.count() == 0) {
            return new Hint(
                    "somebody's kill -9 from outside its JVM; not the kernel's out-of-memory killer, whose"
                            + " count has not gone up",
                    findWhoSentIt(meant));
        }
        return new Hint(
                "the kernel's out-of-memory killer: "
                        + kills.where()
                        + " counts "
                        + kills.count()
                        + (kills.ofOurs() ? "" : ", on the whole machine,")
                        + " more such kills than before the pair",
                "give the tests' container or machine more memory, or the child less heap, for example by"
                        + " forkpair.child.args=-Xmx256m");
    }

    /** Returns what may have kept the system from starting a child's process. */
    static Hint ofNoLaunch(String problem) {
        if (problem.contains("ENOEXEC") || problem.contains("EACCES")) {
            return new Hint(
                    "that java is no program for this machine",
                    "set forkpair.child.java to the java of a JDK for this machine");
        }
        if (problem.contains("EAGAIN") || problem.contains("ENOMEM")) {
            return new Hint(
                    "no room for one more process",
                    "let fewer children live at once (forkpair.max.children), or raise the limit");
        }
        if (problem.contains("E2BIG")) {
            return new Hint(
                    "the environment's variables leave no room for the child's first words",
                    "make the environment smaller, or raise the limit, which is a quarter of `ulimit -s`");
        }
        return problem.contains("EMFILE") || problem.contains("ENFILE")
                ? new Hint(
                        "too many open files",
                        "close what the tests leave open, or raise the limit (ulimit -n)")
                : Hint.NONE;
    }

    /** Returns what may have kept a child's JVM from starting. */
    static Hint ofNoStart(JvmPlan jvm, ChildOutcome child) {
        if (child.printed().stderr().contains("UnsupportedClassVersionError")) {
            return new Hint(
                    jvm.placeOfJava()
                            + " is older than 17, or than what the tests are compiled for",
                    "set it to a newer JDK");
        }
        if (child.printed().stderr().contains("Could not find or load main class")) {
            return new Hint(
                    "a word in "
                            + jvm.placesOfArgs()
                            + " that the JVM takes for the class to run, or a -cp there",
                    "let "
                            + jvm.placesOfArgs()
                            + " hold options of the JVM alone, and no class path");
        }
        Optional<Hint> refused = RefusedArgument.of(jvm).of(child);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (jvm.argsByPlace().values().stream().anyMatch(each -> !each.isEmpty())) {
            return new Hint(
                    "an argument in "
                            + jvm.placesOfArgs()
                            + " with which a JVM runs nothing, such as -version",
                    "see what it says in its output, and correct that argument");
        }
        boolean ours = jvm.java().startsWith(JavaHome.ofThisJvm());
        return ours
                ? Hint.NONE
                : new Hint(
                        jvm.placeOfJava() + " is no java, or older than 17",
                        "set it to the java of a JDK 17 or newer");
    }
}

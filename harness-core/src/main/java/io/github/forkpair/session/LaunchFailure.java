package io.github.forkpair.session;

import io.github.forkpair.PairFailedError;
import io.github.forkpair.evidence.NeverRanText;
import io.github.forkpair.jvm.SecurityRefusal;
import io.github.forkpair.plan.PairPlan;
import org.jspecify.annotations.Nullable;

/** What the test is told of a pair that could not be launched. */
final class LaunchFailure {

    private LaunchFailure() {}

    /**
     * Returns what a launch comes to that failed so.
     *
     * @throws SecurityException the same, if it is none of a security manager's
     */
    static PairFailedError of(Throwable failed, PairPlan plan, ClassLoader loader) {
        if (failed instanceof LinkageError missing) {
            return of(missing, plan, loader);
        }
        return failed instanceof SecurityException refusal
                ? of(refusal, plan, loader)
                : failure(plan, loader, String.valueOf(failed.getMessage()), null);
    }

    /** Returns what code comes to that cannot be loaded. */
    private static PairFailedError of(LinkageError missing, PairPlan plan, ClassLoader loader) {
        Throwable first = missing;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String cause = first == missing ? "" : ", caused by " + firstLine(first);
        String problem =
                "code cannot be loaded ("
                        + firstLine(missing)
                        + cause
                        + "). forkpair:doctor says what is missing";
        return failure(plan, loader, problem, missing);
    }

    /**
     * Returns what a refusal by the test's own security manager comes to.
     *
     * @throws SecurityException the same, if it is none of such
     */
    private static PairFailedError of(
            SecurityException refusal, PairPlan plan, ClassLoader loader) {
        String words = SecurityRefusal.words(refusal).orElseThrow(() -> refusal);
        return failure(plan, loader, words, null);
    }

    /** JNR has a whole stack in its message. */
    private static String firstLine(Throwable thrown) {
        return thrown.toString().lines().findFirst().orElse("");
    }

    private static PairFailedError failure(
            PairPlan plan, ClassLoader loader, String problem, @Nullable Throwable cause) {
        return TestFailure.failed(
                plan.child().side(), loader, NeverRanText.launchFailed(plan, problem), cause);
    }
}

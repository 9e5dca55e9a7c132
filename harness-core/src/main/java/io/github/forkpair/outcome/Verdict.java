package io.github.forkpair.outcome;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a pair's test shall come to.
 *
 * @param ending how the pair ended
 * @param failure what the test shall throw; null where it passed
 */
public record Verdict(Ending ending, @Nullable Throwable failure) {

    /** The three ways a test can end. */
    public enum Result {
        /** Both sides did what they should. */
        PASSED,
        /** One did not. */
        FAILED,
        /** An assumption did not hold. */
        ABORTED;

        /** Returns it as evidence has it: {@code failed}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The ways a pair can end: whose ending is the test's, and which it was. */
    public enum Ending {
        /** Both sides did what they should. */
        PASSED(Result.PASSED),
        /** An assumption of the parent side did not hold. */
        PARENT_ABORTED(Result.ABORTED),
        /** An assumption of the child side did not hold. */
        CHILD_ABORTED(Result.ABORTED),
        /** The parent side's method threw. */
        PARENT_FAILED(Result.FAILED),
        /** The child side's method threw. */
        CHILD_FAILED(Result.FAILED),
        /** The child's JVM never came up. */
        CHILD_NOT_STARTED(Result.FAILED),
        /** The child's process exited before its method returned. */
        CHILD_EXITED(Result.FAILED),
        /** A signal ended the child's process before its method returned. */
        CHILD_SIGNALED(Result.FAILED),
        /** The child's JVM crashed. */
        CHILD_CRASHED(Result.FAILED),
        /** The child's method returned, and its process then ended badly. */
        CHILD_ENDED_BADLY(Result.FAILED),
        /** The child ended otherwise than its {@code @ExpectedExit} says. */
        CHILD_ENDED_OTHERWISE(Result.FAILED),
        /** The parent side's method went on at the deadline. */
        PARENT_OVERDUE(Result.FAILED),
        /** The child went on at the deadline. */
        CHILD_OVERDUE(Result.FAILED),
        /** Threads of the child waited for each other at the deadline. */
        CHILD_DEADLOCKED(Result.FAILED),
        /** The child stood still at the deadline, stopped by a signal. */
        CHILD_STOPPED(Result.FAILED),
        /** The child was on its way out at the deadline, and something held it up. */
        CHILD_EXIT_BLOCKED(Result.FAILED),
        /** Both sides went on at the deadline. */
        BOTH_OVERDUE(Result.FAILED),
        /** Both sides did what they should, but the child left processes running. */
        LEFT_PROCESSES(Result.FAILED);

        private final Result result;

        Ending(Result result) {
            this.result = result;
        }

        /** Returns what a test comes to that ends so. */
        public Result result() {
            return result;
        }

        /** Returns it as evidence has it: {@code child-exited}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Both sides did what they should. */
    public static Verdict passed() {
        return new Verdict(Ending.PASSED, null);
    }

    /** Returns what the test comes to. */
    public Result result() {
        return ending.result();
    }

    /** Tells whether the pair failed. */
    public boolean failed() {
        return result() == Result.FAILED;
    }
}

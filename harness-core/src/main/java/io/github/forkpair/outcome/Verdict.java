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

    /** The ways a pair can end: whose ending is the test's, and which it was. */
    public enum Ending {
        /** Both sides did what they should. */
        PASSED(PairResult.PASSED),
        /** An assumption of the parent side did not hold. */
        PARENT_ABORTED(PairResult.ABORTED),
        /** An assumption of the child side did not hold. */
        CHILD_ABORTED(PairResult.ABORTED),
        /** The parent side's method threw. */
        PARENT_FAILED(PairResult.FAILED),
        /** The child side's method threw. */
        CHILD_FAILED(PairResult.FAILED),
        /** The child's JVM never came up. */
        CHILD_NOT_STARTED(PairResult.FAILED),
        /** The child would be a fork of the test JVM, which could not be forked. */
        NOT_FORKED(PairResult.SKIPPED),
        /** The child's process exited before its method returned. */
        CHILD_EXITED(PairResult.FAILED),
        /** A signal ended the child's process before its method returned. */
        CHILD_SIGNALED(PairResult.FAILED),
        /** The child's JVM crashed. */
        CHILD_CRASHED(PairResult.FAILED),
        /** The child's method returned, and its process then ended badly. */
        CHILD_ENDED_BADLY(PairResult.FAILED),
        /** The child ended otherwise than its {@code @ExpectedExit} says. */
        CHILD_ENDED_OTHERWISE(PairResult.FAILED),
        /** The parent side's method went on at the deadline. */
        PARENT_OVERDUE(PairResult.FAILED),
        /** The child went on at the deadline. */
        CHILD_OVERDUE(PairResult.FAILED),
        /** Threads of the child waited for each other at the deadline. */
        CHILD_DEADLOCKED(PairResult.FAILED),
        /** The child stood still at the deadline, stopped by a signal. */
        CHILD_STOPPED(PairResult.FAILED),
        /** The child was on its way out at the deadline, and something held it up. */
        CHILD_EXIT_BLOCKED(PairResult.FAILED),
        /** Both sides went on at the deadline. */
        BOTH_OVERDUE(PairResult.FAILED),
        /** Both sides did what they should, but the child left processes running. */
        LEFT_PROCESSES(PairResult.FAILED);

        private final PairResult result;

        Ending(PairResult result) {
            this.result = result;
        }

        /** Returns what a test comes to that ends so. */
        public PairResult result() {
            return result;
        }

        /** Returns it as evidence has it: {@code child-exited}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * Reads it back.
         *
         * @throws IllegalArgumentException if it is none
         */
        public static Ending of(String word) {
            for (Ending each : values()) {
                if (each.word().equals(word)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("no pair ends by " + word);
        }
    }

    /** Both sides did what they should. */
    public static Verdict passed() {
        return new Verdict(Ending.PASSED, null);
    }

    /** Returns what the test comes to. */
    public PairResult result() {
        return ending.result();
    }

    /** Tells whether the pair failed. */
    public boolean failed() {
        return result() == PairResult.FAILED;
    }
}

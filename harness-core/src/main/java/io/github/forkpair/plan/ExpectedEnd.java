package io.github.forkpair.plan;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;

/** The only ending of a child that is good. */
public sealed interface ExpectedEnd {

    /** The child side's method returns, and the process exits with 0. */
    ExpectedEnd RETURN = new Return();

    /** Returns it in words. */
    String described();

    /**
     * Tells whether a process ended so.
     *
     * @param status its real status
     * @param crashedBy the name of the signal that its JVM took for a crash; empty where it did not
     *     crash
     */
    boolean isMetBy(ExitStatus status, String crashedBy);

    /** The child side's method returns. */
    record Return() implements ExpectedEnd {
        @Override
        public String described() {
            return "the child side to return";
        }

        @Override
        public boolean isMetBy(ExitStatus status, String crashedBy) {
            return status.equals(new ExitStatus.Exited(0));
        }
    }

    /**
     * The process exits with a code.
     *
     * @param code 0 to 255
     */
    record WithCode(int code) implements ExpectedEnd {
        @Override
        public String described() {
            return new ExitStatus.Exited(code).toString();
        }

        @Override
        public boolean isMetBy(ExitStatus status, String crashedBy) {
            return status.equals(new ExitStatus.Exited(code));
        }
    }

    /**
     * A signal ends the process. HotSpot turns the signal of a crash into SIGABRT: then either is
     * good.
     *
     * @param signal the signal
     */
    record BySignal(Signal signal) implements ExpectedEnd {
        @Override
        public String described() {
            return "signal " + signal;
        }

        @Override
        public boolean isMetBy(ExitStatus status, String crashedBy) {
            return status instanceof ExitStatus.Signaled signaled
                    && (signaled.name().equals(signal.name()) || crashedBy.equals(signal.name()));
        }
    }
}

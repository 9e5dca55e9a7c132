package io.github.forkpair.transfer;

import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** Throwables of authors who did not think of who would ask. */
final class HostileThrowables {

    private HostileThrowables() {}

    static final class NoText extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoText(String message) {
            super(message);
        }

        @Override
        public String toString() {
            throw new IllegalStateException();
        }
    }

    static final class NullText extends RuntimeException {
        private static final long serialVersionUID = 1;

        NullText(String message) {
            super(message);
        }

        @Override
        @SuppressWarnings("NullAway")
        public String toString() {
            return null;
        }
    }

    static final class NoStack extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoStack(String message) {
            super(message);
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException();
        }
    }

    static final class EndlessCause extends RuntimeException {
        private static final long serialVersionUID = 1;

        EndlessCause(String message) {
            super(message);
        }

        @Override
        public Throwable getCause() {
            return new EndlessCause("more");
        }
    }

    static final class NotWritten extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotWritten(String message) {
            super(message);
        }

        private void writeObject(ObjectOutputStream out) {
            throw new AssertionError("not written");
        }
    }

    /** What it throws would end the whole test run. */
    static final class NotRead extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotRead(String message) {
            super(message);
        }

        private void readObject(ObjectInputStream in) {
            throw new OutOfMemoryError("not read");
        }
    }
}

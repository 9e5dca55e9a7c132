package io.github.forkpair.junit;

import io.github.forkpair.ChildProcess;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Pairs whose failure is hard to tell of. */
final class HardFailures {

    private HardFailures() {}

    /** The heap is still full when its failure is to be told. */
    static class LeakTestCase {
        private static @Nullable Object leaked;

        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            while (true) {
                leaked = new Object[] {leaked};
            }
        }
    }

    static final class NoTextException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoTextException(String message) {
            super(message);
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    static class ChildThrowsNoTextTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            throw new NoTextException("boom");
        }
    }

    static class ParentThrowsNoTextTestCase {
        @ParentSide
        void parent() {
            throw new NoTextException("boom");
        }

        @ChildSide
        void child() {}
    }

    static class ParentOverflowsTestCase {
        @ParentSide
        void parent() {
            parent();
        }

        @ChildSide
        void child() {}
    }

    static class KilledButExpectedToExitTestCase {
        @ParentSide
        void parent(ChildProcess child) {
            child.kill();
            child.waitForExit();
        }

        @ChildSide
        @ExpectedExit(code = 3)
        void child() throws InterruptedException {
            Endings.waitForEver();
        }
    }

    /** The child exits because its peer is gone, which is later than what that one threw. */
    static class ParentWritesToItsClosedEndTestCase {
        @ParentSide
        void parent(ByteChannel child) throws Exception {
            child.close();
            child.write(ByteBuffer.allocate(1));
        }

        @ChildSide
        void child(InputStream parent) throws Exception {
            parent.read();
            System.exit(3);
        }
    }

    /** A signal to the group that it was given does not reach it. */
    static class LeavesItsGroupTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws InterruptedException {
            POSIX posix = POSIXFactory.getNativePOSIX();
            posix.setpgid(0, posix.getpgid(posix.getppid()));
            Endings.waitForEver();
        }
    }

    static final class FailingResolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == StringBuilder.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            throw new IllegalStateException("no such parameter today");
        }
    }

    @ExtendWith(FailingResolver.class)
    static class NeverCalledTestCase {
        @ParentSide
        void parent(StringBuilder none) {}

        @ChildSide
        void child() {}
    }
}

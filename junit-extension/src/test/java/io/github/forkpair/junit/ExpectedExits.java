package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.ExitStatus;
import io.github.forkpair.Peer;
import io.github.forkpair.Signal;

/** Pairs whose child is to end by itself, each in a class of its own. */
final class ExpectedExits {

    private ExpectedExits() {}

    private static void endMyselfBy(String signal) throws Exception {
        ChildEndings.sendMyself(signal);
        Endings.waitForEver();
    }

    static class CodeTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        @ExpectedExit(code = 3)
        void child() {
            System.exit(3);
        }
    }

    static class SignalTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        @ExpectedExit(signal = Signal.SIGKILL)
        void child() throws Exception {
            endMyselfBy("KILL");
        }
    }

    static class CrashTestCase {
        @ParentSide
        void parent(ChildProcess child) {
            ExitStatus.Signaled ending =
                    assertInstanceOf(ExitStatus.Signaled.class, child.waitForExit());
            assertEquals("SIGABRT", ending.name()); // HotSpot's own, after the SIGSEGV
        }

        @ChildSide
        @ExpectedExit(signal = Signal.SIGSEGV)
        void child() throws Exception {
            new ChildEndings.NativeCrashTestCase().child();
        }
    }

    static class TerminatedTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        @ExpectedExit(signal = Signal.SIGTERM)
        void child() throws Exception {
            endMyselfBy("TERM");
        }
    }

    static class OtherCodeTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        @ExpectedExit(code = 3)
        void child() {
            System.exit(4);
        }
    }

    static class ReturnsTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        @ExpectedExit(code = 3)
        void child() {}
    }

    static class ThrowsTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        @ExpectedExit(code = 1)
        void child(Peer parent) {
            throw new IllegalStateException("thrown");
        }
    }

    static class NoneTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        @ExpectedExit
        void child() {}
    }

    static class TooLargeTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        @ExpectedExit(code = 256)
        void child() {}
    }
}

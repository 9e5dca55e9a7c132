package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pairs whose sides do not meet. */
final class MissedMeetings {

    private MissedMeetings() {}

    static class DifferentPlacesTestCase {
        @ParentSide
        void parent(Rendezvous rendezvous) {
            rendezvous.meet("ready");
        }

        @ChildSide
        void child(Rendezvous rendezvous) {
            rendezvous.meet("go");
        }
    }

    static class ChildReturnsTestCase {
        @ParentSide
        void parent(Rendezvous rendezvous) {
            rendezvous.meet("started");
            rendezvous.meet("ready");
        }

        @ChildSide
        void child(Rendezvous rendezvous) {
            rendezvous.meet("started");
        }
    }

    static class ChildFailsTestCase {
        @ParentSide
        void parent(Rendezvous rendezvous) {
            rendezvous.meet("ready");
        }

        @ChildSide
        void child() {
            fail("not ready");
        }
    }

    static class ChildExitsTestCase {
        @ParentSide
        void parent(Rendezvous rendezvous) {
            rendezvous.meet("ready");
        }

        @ChildSide
        void child() {
            System.exit(3);
        }
    }

    static class ChildHaltsTestCase {
        @ParentSide
        void parent(Rendezvous rendezvous) {
            rendezvous.meet("ready");
        }

        @ChildSide
        void child() {
            Runtime.getRuntime().halt(3);
        }
    }

    static class ChildIsKilledTestCase {
        @ParentSide
        void parent(Rendezvous rendezvous) {
            rendezvous.meet("ready");
        }

        @ChildSide
        void child() throws Exception {
            ChildEndings.sendMyself("KILL");
            Endings.waitForEver();
        }
    }

    static class ChildCrashesTestCase {
        @ParentSide
        void parent(Rendezvous rendezvous) {
            rendezvous.meet("ready");
        }

        @ChildSide
        void child() throws Exception {
            ChildEndings.sendMyself("SEGV");
            Endings.waitForEver();
        }
    }

    /** Its hook outlasts the deadline; the parent side hears at once that the exit has begun. */
    static class ChildHangsInAHookTestCase {
        @ParentSide
        void parent(Rendezvous rendezvous) {
            rendezvous.meet("ready");
        }

        @ChildSide
        void child() {
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        try {
                                            Endings.waitForEver();
                                        } catch (InterruptedException e) {
                                            throw new IllegalStateException(e);
                                        }
                                    }));
            System.exit(3);
        }
    }

    static class ChildHangsTestCase {
        @ParentSide
        void parent(Rendezvous rendezvous) {
            rendezvous.meet("ready");
        }

        @ChildSide
        void child() throws InterruptedException {
            Endings.waitForEver();
        }
    }

    static class SameThreadTestCase {
        @ParentSide
        @Timeout(value = 2, threadMode = Timeout.ThreadMode.SAME_THREAD)
        void parent(Rendezvous rendezvous) {
            rendezvous.meet("ready");
        }

        @ChildSide
        void child() throws InterruptedException {
            Endings.waitForEver();
        }
    }

    static class ChildReceivesTestCase {
        @ParentSide
        void parent(Rendezvous rendezvous) {
            rendezvous.meet("ready");
        }

        @ChildSide
        void child(Peer parent) {
            parent.receive(String.class);
        }
    }

    static class ParentReturnsTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child(Rendezvous rendezvous) {
            rendezvous.meet("go");
        }
    }

    static class ParentFailsTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("on my way");
            fail("no time");
        }

        @ChildSide
        void child(Peer parent, Rendezvous rendezvous) {
            parent.send("on my way");
            rendezvous.meet("go");
        }
    }

    static class ParentHangsTestCase {
        @ParentSide
        void parent() throws InterruptedException {
            Endings.waitForEver();
        }

        @ChildSide
        void child(Rendezvous rendezvous) {
            rendezvous.meet("go");
        }
    }

    /** Lets the other side come only after it was interrupted: they would meet. */
    private static void waitInterrupted(Rendezvous rendezvous, Peer other) {
        Thread.currentThread().interrupt();
        try {
            rendezvous.meet("ready");
        } finally {
            if (Thread.interrupted()) {
                other.send("interrupted");
            }
        }
    }

    static class ParentIsInterruptedTestCase {
        @ParentSide
        void parent(Peer child, Rendezvous rendezvous) {
            waitInterrupted(rendezvous, child);
        }

        @ChildSide
        void child(Peer parent, Rendezvous rendezvous) {
            parent.expect("interrupted");
            rendezvous.meet("ready");
        }
    }

    static class ChildIsInterruptedTestCase {
        @ParentSide
        void parent(Peer child, Rendezvous rendezvous) {
            child.expect("interrupted");
            rendezvous.meet("ready");
        }

        @ChildSide
        void child(Peer parent, Rendezvous rendezvous) {
            waitInterrupted(rendezvous, parent);
        }
    }

    /** Keeps what no test should. */
    static class KeepsItTestCase {
        static @Nullable Rendezvous kept;

        @ParentSide
        void parent(Rendezvous rendezvous) {
            kept = rendezvous;
        }

        @ChildSide
        void child() {}
    }

    @ExtendWith(HardFailures.FailingResolver.class)
    static class ParentIsNeverCalledTestCase {
        @ParentSide
        void parent(StringBuilder text) {}

        @ChildSide
        void child(Rendezvous rendezvous) {
            rendezvous.meet("go");
        }
    }

    /** Fails, so that it leaves the script that runs the child alone. */
    static class FailsAfterAMeetingTestCase {
        @ParentSide
        void parent(Rendezvous rendezvous) {
            rendezvous.meet("ready");
        }

        @ChildSide
        void child(Rendezvous rendezvous) {
            rendezvous.meet("ready");
            throw new IllegalStateException("went on");
        }
    }
}

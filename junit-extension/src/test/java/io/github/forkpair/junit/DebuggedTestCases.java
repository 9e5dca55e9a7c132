package io.github.forkpair.junit;

import io.github.forkpair.Peer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Pairs whose child waits for a debugger, by {@link DebugTests}. */
final class DebuggedTestCases {

    private DebuggedTestCases() {}

    static class PlainTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("from the child");
        }

        @ChildSide
        void child(Peer parent) {
            System.out.println("the child's own line");
            parent.send("from the child");
        }
    }

    static class SameThreadTestCase {
        @ParentSide
        @Timeout(value = 1, threadMode = ThreadMode.SAME_THREAD)
        void parent(Peer child) {
            child.expect("from the child");
        }

        @ChildSide
        void child(Peer parent) {
            System.out.println("the child's own line");
            parent.send("from the child");
        }
    }

    static class SeparateThreadTestCase {
        @ParentSide
        @Timeout(value = 1, threadMode = ThreadMode.SEPARATE_THREAD)
        void parent(Peer child) {
            child.expect("from the child");
        }

        @ChildSide
        void child(Peer parent) {
            System.out.println("the child's own line");
            parent.send("from the child");
        }
    }
}

package io.github.forkpair.junit;

import io.github.forkpair.ChildProcess;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** Pairs whose child has returned long before Jupiter's {@code @Timeout} ends the parent side. */
final class OnlyTheParentIsOverdue {

    private OnlyTheParentIsOverdue() {}

    static class SameThreadTestCase {
        @ParentSide
        @Timeout(value = 3, threadMode = Timeout.ThreadMode.SAME_THREAD)
        void parent(ChildProcess child) throws InterruptedException {
            child.waitForExit();
            TimeUnit.MINUTES.sleep(5);
        }

        @ChildSide
        void child() {}
    }

    static class SeparateThreadTestCase {
        @ParentSide
        @Timeout(value = 3, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void parent(ChildProcess child) throws InterruptedException {
            child.waitForExit();
            Endings.waitForEver();
        }

        @ChildSide
        void child() {}
    }
}

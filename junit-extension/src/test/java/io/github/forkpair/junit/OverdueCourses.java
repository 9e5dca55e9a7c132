package io.github.forkpair.junit;

import io.github.forkpair.Peer;
import java.util.concurrent.CountDownLatch;

/** Pairs that are overdue by the fault of one; here, where no {@code @Timeout} is theirs too. */
final class OverdueCourses {

    private OverdueCourses() {}

    static class ChildSleepsTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("done");
        }

        @ChildSide
        void child() throws InterruptedException {
            Thread.sleep(100_000);
        }
    }

    static class ParentSleepsTestCase {
        @ParentSide
        void parent() throws InterruptedException {
            Thread.sleep(100_000);
        }

        @ChildSide
        void child(Peer parent) {
            parent.expect("go on");
        }
    }

    static class WorkerDiesTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("done");
        }

        @ChildSide
        void child() throws InterruptedException {
            CountDownLatch done = new CountDownLatch(1);
            new Thread(() -> work(done), "worker").start();
            done.await();
        }

        private static void work(CountDownLatch done) {
            if (done.getCount() > 0) {
                throw new IllegalStateException("no work");
            }
            done.countDown();
        }
    }
}

package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.outcome.PairResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.opentest4j.TestAbortedException;

/** Where the test JVM cannot be forked, the test says why, and the parent goes on unharmed. */
@Timeout(120)
class ForkRefusalTests {

    private final CountDownLatch done = new CountDownLatch(1);

    @TempDir private Path dir;

    @BeforeEach
    void passes() {
        passesNow();
    }

    @AfterEach
    void goesOn() {
        done.countDown();
        passesNow();
    }

    private void passesNow() {
        TestRun run = TestRun.of(ForkedPairs.SameInstanceTestCase.class, dir.resolve("before"));
        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(1);
    }

    @Test
    void aJavaOfItsOwnIsRefused() throws IOException {
        Path java = dir.resolve("java");
        Files.createFile(java).toFile().setExecutable(true);

        assertThat(run(Map.of("forkpair.child.java", java.toString())).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining(
                        "@ChildSide ForkedPairs$SameInstanceTestCase.child is a fork, so it has the"
                                + " test JVM's own java, but forkpair.child.java is "
                                + java
                                + ". Take away launch = Launch.FORK, or the setting.");
    }

    @Test
    void aDebuggerInTheChildIsRefused() {
        assertThat(run(Map.of("forkpair.debug", "child")).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining(
                        "@ChildSide ForkedPairs$SameInstanceTestCase.child is a fork, so it cannot"
                                + " wait for a debugger");
    }

    @Test
    void argumentsForFreshChildrenAreNamedAsLeftOut() throws IOException {
        run(Map.of("forkpair.child.args", "-Xmx64m", "forkpair.evidence", "always"));

        assertThat(evidence().resolve("child-1.left-out"))
                .hasContent(
                        "-Xmx64m (an argument for fresh children: a fork has the test JVM's own)");
    }

    private Path evidence() {
        return dir.resolve("evidence")
                .resolve(ForkedPairs.SameInstanceTestCase.class.getName())
                .resolve("parent");
    }

    @Test
    void aLockThatIsHeldForEver() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Thread holder = beside("holds-a-lock", lock::lock, lock::unlock);

        assertAborted("the thread \"holds-a-lock\" holds a lock: ");
        done.countDown();
        holder.join();
    }

    @Test
    void aTaskOfTheCommonPool() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        ForkJoinPool.commonPool()
                .execute(
                        () -> {
                            runs.countDown();
                            await(done);
                        });
        runs.await();

        assertAborted("a task of the common pool would go on in both processes");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aVirtualThread() throws Exception {
        Thread virtual =
                (Thread)
                        Thread.class
                                .getMethod("startVirtualThread", Runnable.class)
                                .invoke(null, (Runnable) () -> await(done));

        assertAborted("would go on in both processes");
        done.countDown();
        virtual.join();
    }

    @Test
    void aThreadThatSpins() throws Exception {
        Thread spins =
                beside(
                        "spins",
                        () -> {
                            while (done.getCount() > 0) {
                                Thread.onSpinWait();
                            }
                        },
                        () -> {});

        assertThat(run(Map.of()).count(Status.SUCCESSFUL)).isEqualTo(1);
        done.countDown();
        spins.join();
    }

    /** A thread that does something, waits, and does something else. */
    private Thread beside(String name, Runnable before, Runnable after)
            throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread =
                new Thread(
                        () -> {
                            if (name.equals("spins")) {
                                begun.countDown();
                            }
                            before.run();
                            begun.countDown();
                            await(done);
                            after.run();
                        },
                        name);
        thread.setDaemon(true);
        thread.start();
        begun.await();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            LockSupport.parkNanos(latch, 1_000_000);
        }
    }

    private void assertAborted(String reason) {
        TestRun run = run(Map.of());

        assertThat(run.failure())
                .isInstanceOf(TestAbortedException.class)
                .hasMessageStartingWith(
                        "@ParentSide ForkedPairs$SameInstanceTestCase.parent did not run: the test"
                                + " JVM could not be forked, since ")
                .hasMessageContaining(reason);
        assertThat(run.count(Status.ABORTED)).isEqualTo(1);
        assertThat(run.records())
                .singleElement()
                .satisfies(
                        record -> {
                            assertThat(record.result()).isEqualTo(PairResult.SKIPPED);
                            assertThat(record.summary()).contains(reason);
                        });
        assertThat(run.endings()).containsExactly("not-forked");
    }

    private TestRun run(Map<String, String> settings) {
        return TestRun.of(
                ForkedPairs.SameInstanceTestCase.class, dir.resolve("evidence"), settings);
    }
}

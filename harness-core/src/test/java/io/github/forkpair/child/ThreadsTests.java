package io.github.forkpair.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a child says of its threads: those it leaves, what each does, and who waits for whom. */
@Timeout(60)
class ThreadsTests {

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> started = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        end.countDown();
        for (Thread each : started) {
            each.interrupt();
            each.join();
        }
    }

    @Test
    void aThreadThatKeepsTheJvmAliveIsLeft() throws Exception {
        String before = LeftThreads.names(null);
        start("left-behind", false);
        start("of-no-account", true);

        assertThat(
                        LeftThreads.names(null)
                                .lines()
                                .filter(name -> !before.lines().toList().contains(name)))
                .containsExactly("left-behind");
    }

    @Test
    void aThreadThatIsAtSomethingIsBusyAndOneOfAPoolThatWaitsForATaskIsNot() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        ExecutorService forkJoin = new ForkJoinPool(1);
        try {
            Thread pooled = pool.submit(Thread::currentThread).get();
            Thread joining = forkJoin.submit(Thread::currentThread).get();
            awaitRest(pooled);
            awaitRest(joining);
            start("serves", true);
            start("works", false);

            assertThat(LeftThreads.busyNames(null).lines())
                    .contains("serves", "works")
                    .doesNotContain(
                            pooled.getName(), joining.getName(), Thread.currentThread().getName());
        } finally {
            pool.shutdownNow();
            forkJoin.shutdownNow();
        }
    }

    /** By then the harness's own hook is a thread, and it is the exit that ends the others. */
    @Test
    void noThreadIsLeftOrBusyWhereTheJvmExits() throws Exception {
        Process exiting =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                ExitingMain.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out = exiting.inputReader()) {
            assertThat(out.lines()).containsExactly("[] []");
        } finally {
            exiting.destroyForcibly().waitFor();
        }
    }

    static final class ExitingMain {
        public static void main(String[] arguments) {
            CountDownLatch told = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        System.out.println(
                                                "["
                                                        + LeftThreads.names(null)
                                                        + "] ["
                                                        + LeftThreads.busyNames(null)
                                                        + "]");
                                        told.countDown();
                                    }));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> await(told), "some hook"));
        }

        private static void await(CountDownLatch told) {
            try {
                told.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void theAskingThreadIsNotLeft() throws Exception {
        List<String> seen = new ArrayList<>();
        Thread asking = new Thread(() -> seen.add(LeftThreads.names(null)), "asks");
        asking.start();
        asking.join();

        assertThat(seen)
                .singleElement()
                .satisfies(it -> assertThat(it.lines()).doesNotContain("asks"));
    }

    @Test
    void aThreadOfAGroupOfItsOwnIsLeftToo() throws Exception {
        Thread thread = new Thread(new ThreadGroup("deep"), this::await, "deep-down");
        start(thread);

        assertThat(LeftThreads.names(null).lines()).contains("deep-down");
    }

    @Test
    void theSidesThreadComesFirstAndDaemonsLast() throws Exception {
        Thread side = start("the-side", true);
        start("worker", false);
        start("helper", true);

        List<String> headings =
                ThreadDump.ofThisJvm(side, null)
                        .lines()
                        .filter(line -> line.startsWith("\""))
                        .toList();

        assertThat(headings.get(0)).isEqualTo("\"the-side\" daemon WAITING");
        assertThat(headings.indexOf("\"worker\" WAITING"))
                .isPositive()
                .isLessThan(headings.indexOf("\"helper\" daemon WAITING"));
    }

    @Test
    void aStackHasItsLinesAsPeopleReadThem() {
        Thread thread = new Thread("any");
        StackTraceElement[] stack = {
            new StackTraceElement("app", "java.base", "17", "java.lang.Object", "wait", null, -2),
            new StackTraceElement("a.B", "noFile", null, -1),
            new StackTraceElement("a.B$C", "noLine", "B.java", -1),
            new StackTraceElement("a.B", "runs", "B.java", 7),
        };

        assertThat(ThreadDump.of(thread, stack))
                .isEqualTo(
                        "\"any\" NEW\n"
                                + "    at java.lang.Object.wait(Native Method)\n"
                                + "    at a.B.noFile(Unknown Source)\n"
                                + "    at a.B$C.noLine(B.java)\n"
                                + "    at a.B.runs(B.java:7)\n"
                                + "\n");
    }

    @Test
    void whoWaitsForWhomForEverIsNamed() throws Exception {
        assertThat(Deadlock.inThisJvm()).isEmpty();
        ReentrantLock one = new ReentrantLock();
        ReentrantLock other = new ReentrantLock();
        CyclicBarrier both = new CyclicBarrier(2);
        Thread first = start(new Thread(() -> lock(one, both, other), "first"));
        Thread second = start(new Thread(() -> lock(other, both, one), "second"));
        awaitQueued(other, first);
        awaitQueued(one, second);

        assertThat(Deadlock.inThisJvm().lines())
                .hasSize(2)
                .anyMatch(
                        line ->
                                line.matches(
                                        "\"first\" waits for .*ReentrantLock.*, which \"second\" holds"))
                .anyMatch(
                        line ->
                                line.matches(
                                        "\"second\" waits for .*ReentrantLock.*, which \"first\" holds"));
    }

    private static void awaitQueued(ReentrantLock lock, Thread thread) {
        while (!lock.hasQueuedThread(thread)) {
            Thread.onSpinWait();
        }
    }

    private static void lock(ReentrantLock held, CyclicBarrier both, ReentrantLock wanted) {
        held.lock();
        try {
            both.await(30, TimeUnit.SECONDS);
            wanted.lockInterruptibly();
        } catch (Exception e) {
            // The test is over.
        } finally {
            held.unlock();
        }
    }

    private Thread start(String name, boolean daemon) throws InterruptedException {
        Thread thread = new Thread(this::await, name);
        thread.setDaemon(daemon);
        return start(thread);
    }

    private Thread start(Thread thread) {
        started.add(thread);
        thread.start();
        awaitRest(thread);
        return thread;
    }

    private static void awaitRest(Thread thread) {
        while (thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            // The test is over.
        }
    }
}

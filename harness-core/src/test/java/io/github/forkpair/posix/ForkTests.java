package io.github.forkpair.posix;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.ExitStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class ForkTests {

    private static final int FORKS = 10;
    private static final int FEW_ATTEMPTS =
            25; // under load a thread of Surefire's is at work in some

    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean through;
    private volatile Object sink = "";

    @BeforeEach
    void canBeForked() {
        Assumptions.assumeTrue(
                Fork.refusal().isEmpty(), () -> "This JVM is not forked: " + Fork.refusal());
    }

    @AfterEach
    void end() throws InterruptedException {
        through = true;
        done.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void theChildHasWhatTheParentHadAndChangesItForItselfAlone() throws Exception {
        Map<String, Integer> state = new HashMap<>(Map.of("a", 1));

        ForkedChild.Ended child =
                ForkedChild.run(
                        () -> {
                            int seen = state.get("a");
                            state.put("a", 2);
                            return seen == 1 && state.get("a") == 2 ? 7 : 1;
                        });

        assertThat(child.status()).isEqualTo(new ExitStatus.Exited(7));
        assertThat(state).containsEntry("a", 1);
    }

    @Test
    void theChildIsAWholeJvm() throws Exception {
        ForkedChild.Ended child = ForkedChild.run(ForkTests::doesMuch);

        assertThat(child.printed()).isEqualTo("42 and 1000\n");
        assertThat(child.status()).isEqualTo(new ExitStatus.Exited(0));
    }

    private static int doesMuch() {
        try {
            ExecutorService pool = Executors.newFixedThreadPool(4);
            int answer = pool.submit(() -> 6 * 7).get();
            System.gc();
            long dumped =
                    Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive).count();
            Class.forName("javax.xml.parsers.DocumentBuilderFactory");
            Path file = Files.createTempFile("forked", ".txt");
            Files.writeString(file, "x".repeat(1000));
            int length = Files.readString(file).length();
            Files.delete(file);
            try (PrintStream out = new PrintStream("/dev/fd/1", StandardCharsets.US_ASCII)) {
                out.print(answer + " and " + length + "\n");
            }
            return dumped > 0 ? 0 : 2;
        } catch (Exception e) {
            e.printStackTrace();
            return 1;
        }
    }

    @Test
    void manyForksBesideThreadsThatNeverRest() throws Exception {
        busy(() -> sink = new byte[1000]);
        busy(() -> sink = new HashMap<>(Map.of("a", 1)).toString());
        busy(() -> sink = sink.hashCode());
        for (int i = 0; i < FORKS; i++) {
            assertThat(
                            ForkedChild.run(
                                            () ->
                                                    IntStream.range(0, 1000).boxed().toList().size()
                                                            / 500)
                                    .status())
                    .as("fork %d", i)
                    .isEqualTo(new ExitStatus.Exited(2));
        }
    }

    @Test
    void aMonitorThatIsHeldForEverIsNamed() throws Exception {
        Object monitor = new Object();

        refusesWhile(
                "holds-a-monitor",
                rests -> {
                    synchronized (monitor) {
                        rests.run();
                    }
                },
                " holds a lock: java.lang.Object");
    }

    @Test
    void soIsAReentrantLock() throws Exception {
        ReentrantLock lock = new ReentrantLock();

        refusesWhile(
                "holds-a-lock",
                rests -> {
                    lock.lock();
                    rests.run();
                    lock.unlock();
                },
                " holds a lock: java.util.concurrent.locks.ReentrantLock");
    }

    @Test
    void soIsAThreadThatQueuesForAMonitor() throws Exception {
        Object monitor = new Object();
        synchronized (monitor) {
            start("queues", () -> enter(monitor));
            Awaitility.await().until(() -> threads.get(0).getState() == Thread.State.BLOCKED);

            assertRefused("\"queues\" waits to enter a monitor");
        }
        assertForked();
    }

    @Test
    void soIsAThreadThatQueuesForALock() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        start("queues", lock::lock);
        Awaitility.await().until(lock::hasQueuedThreads);

        assertRefused("\"queues\" waits for a lock");
        lock.unlock();
        end();
        assertForked();
    }

    @Test
    void aThreadThatTakesNoSignalIsNamedAtOnce() throws Exception {
        Masks libc = LibraryLoader.create(Masks.class).load("c");
        int size = 128;
        Pointer all = Memory.allocateDirect(Runtime.getRuntime(libc), size);
        all.setMemory(0, size, (byte) -1);

        refusesWhile(
                "takes-no-signal",
                rests -> {
                    libc.pthread_sigmask(0, all, null);
                    rests.run();
                },
                " takes no signal");
    }

    /** What JNR needs to be public. */
    public interface Masks {
        int pthread_sigmask(int how, Pointer set, Pointer before);
    }

    /** A thread does that, with a rest in the middle, for as long as a fork is tried. */
    private void refusesWhile(String name, Consumer<Runnable> does, String words) throws Exception {
        CountDownLatch rests = new CountDownLatch(1);
        start(
                name,
                () ->
                        does.accept(
                                () -> {
                                    rests.countDown();
                                    await(done);
                                }));
        rests.await();

        assertRefused(name + "\"" + words);
        end();
        awaitGone(name);
        assertForked();
    }

    /** A thread that has ended for Java may have to take locks of the JVM's yet. */
    private static void awaitGone(String name) {
        Awaitility.await()
                .until(
                        () -> {
                            try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
                                return tasks.noneMatch(task -> nameOf(task).equals(name));
                            }
                        });
    }

    private static String nameOf(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            return ""; // gone
        }
    }

    private static void assertRefused(String words) {
        assertThatThrownBy(() -> ForkedChild.start(() -> 0, FEW_ATTEMPTS))
                .isInstanceOf(ForkRefusedException.class)
                .hasMessageContaining(words);
    }

    private static void assertForked() throws Exception {
        assertThat(ForkedChild.run(() -> 3).status()).isEqualTo(new ExitStatus.Exited(3));
    }

    private static void enter(Object monitor) {
        synchronized (monitor) {
            monitor.notifyAll();
        }
    }

    @Test
    void noThreadOfTheJvmsOwnHasTheHeapLookedThrough() {
        long[] lost = ForkedThreads.lost().stream().mapToLong(Thread::getId).toArray();

        assertThat(ForkedThreads.mayHoldLocks(ForkedThreads.infos(lost, false)))
                .as("but for what other tests have left")
                .allSatisfy(thread -> assertThat(thread.getStackTrace()).isNotEmpty());
    }

    @Test
    void theObjectByWhichTheJvmIsStoppedStaysAsItIs() throws Exception {
        int hash = Object.class.hashCode();

        ForkedChild.Ended child =
                ForkedChild.run(
                        () -> {
                            System.gc();
                            synchronized (Object.class) {
                                return Object.class.hashCode() == hash ? 7 : 1;
                            }
                        });

        assertThat(child.status()).isEqualTo(new ExitStatus.Exited(7));
        System.gc();
        synchronized (Object.class) {
            assertThat(Object.class.hashCode()).isEqualTo(hash);
        }
    }

    @Test
    void anInterruptEndsTheWaitAndIsNoRefusal() throws Exception {
        Object monitor = new Object();
        CountDownLatch held = new CountDownLatch(1);
        start(
                "holder",
                () -> {
                    synchronized (monitor) {
                        held.countDown();
                        await(done);
                    }
                });
        await(held);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> ForkedChild.run(() -> 7))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessageStartingWith("The thread that forks was interrupted ");

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aListeningSocketIsTheParentsAlone() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            ForkedChild.Ended child =
                    ForkedChild.run(
                            () -> {
                                try {
                                    socket.accept().close();
                                    return 1;
                                } catch (IOException e) {
                                    return 0;
                                }
                            });
            assertThat(child.status()).isEqualTo(new ExitStatus.Exited(0));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileThatIsReadHasAnOffsetInEachProcess(boolean followsLinks) throws Exception {
        Path file = Files.createTempFile("forked", ".txt");
        Files.writeString(file, "0123456789");
        OpenOption[] how = followsLinks ? new OpenOption[0] : new OpenOption[] {NOFOLLOW_LINKS};
        try (InputStream in = Files.newInputStream(file, how)) {
            in.read();
            ForkedChild.Ended child =
                    ForkedChild.run(
                            () -> {
                                try {
                                    return in.readAllBytes().length;
                                } catch (IOException e) {
                                    return 99;
                                }
                            });
            assertThat(child.status()).isEqualTo(new ExitStatus.Exited(9));
            assertThat(in.read()).isEqualTo('1');
        } finally {
            Files.delete(file);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void busy(Runnable work) {
        start(
                "busy-" + threads.size(),
                () -> {
                    while (!through) {
                        work.run();
                    }
                });
    }

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }
}

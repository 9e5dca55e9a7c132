package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.forkpair.child.ThreadDump;
import io.github.forkpair.evidence.Occupation.Kind;
import io.github.forkpair.plan.SideMethod;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What real stacks of this JDK, whichever it is, are read as. */
class OccupationTests {

    private static final SideMethod SIDE =
            new SideMethod(OccupationTests.class.getName(), "side", List.of());

    private static final Object MONITOR = new Object();

    /** Something that blocks, until it is interrupted or what it waits for is closed. */
    interface Call {
        void now() throws Exception;
    }

    @TempDir private Path dir;

    private volatile boolean over;

    static Stream<Arguments> calls() {
        ReentrantLock held = new ReentrantLock();
        return Stream.of(
                call("in Thread.sleep", Kind.SLEEP, () -> Thread.sleep(600_000)),
                call("in Thread.sleep", Kind.SLEEP, () -> TimeUnit.MINUTES.sleep(10)),
                call("in Object.wait", Kind.OTHERS, OccupationTests::waitOnAMonitor),
                call(
                        "in Object.wait, with a limit",
                        Kind.OTHERS_FOR_A_TIME,
                        OccupationTests::waitForATime),
                call("in LockSupport.park", Kind.OTHERS, () -> LockSupport.park()),
                call("in CountDownLatch.await", Kind.OTHERS, () -> new CountDownLatch(1).await()),
                call(
                        "in CountDownLatch.await, with a limit",
                        Kind.OTHERS_FOR_A_TIME,
                        () -> new CountDownLatch(1).await(10, TimeUnit.MINUTES)),
                call(
                        "in CompletableFuture.get",
                        Kind.OTHERS,
                        () -> new CompletableFuture<String>().get()),
                call("in Thread.join", Kind.OTHERS, () -> Thread.currentThread().join()),
                call(
                        "in ArrayBlockingQueue.take",
                        Kind.OTHERS,
                        () -> new ArrayBlockingQueue<String>(1).take()),
                call(
                        "in Condition.await",
                        Kind.OTHERS,
                        () -> {
                            held.lock();
                            held.newCondition().await();
                        }),
                call("in ServerSocket.accept", Kind.OUTSIDE, OccupationTests::accept),
                call("in Selector.select", Kind.OUTSIDE, OccupationTests::select),
                call("in SourceChannel.read", Kind.OUTSIDE, OccupationTests::readAPipe),
                call("in PipedInputStream.read, with a limit", null, OccupationTests::readPiped),
                call("in Process.waitFor", Kind.OUTSIDE, OccupationTests::waitForAProcess));
    }

    private static Arguments call(String words, Kind kind, Call call) {
        return Arguments.of(words, kind == null ? Kind.OTHERS_FOR_A_TIME : kind, call);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void theCallThatBlocksIsTheAuthorsOwn(String words, Kind kind, Call call) throws Exception {
        Thread thread = started(call);
        Awaitility.await().untilAsserted(() -> assertThat(of(thread).words()).isEqualTo(words));
        assertThat(of(thread).kind()).isEqualTo(kind);
        assertThat(of(thread).place()).startsWith("OccupationTests.java:");
        end(thread);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void soIsThatOfAVirtualThread(String words, Kind kind, Call call) throws Exception {
        assumeTrue(
                Runtime.version().feature() >= 24,
                "earlier ones pin the carrier of a virtual thread in a monitor");
        Thread thread =
                (Thread)
                        Thread.class
                                .getMethod("startVirtualThread", Runnable.class)
                                .invoke(null, quiet(call));

        Awaitility.await().untilAsserted(() -> assertThat(of(thread).words()).isEqualTo(words));
        assertThat(of(thread).kind()).isEqualTo(kind);
        end(thread);
    }

    @Test
    void aLoopOfItsOwnRuns() throws Exception {
        Thread thread =
                started(
                        () -> {
                            while (!over) {
                                Thread.onSpinWait();
                            }
                        });
        Awaitility.await().until(() -> thread.getStackTrace().length > 0);

        assertThat(of(thread).kind()).isEqualTo(Kind.RUNNING);
        assertThat(of(thread).words()).isEqualTo("running");
        assertThat(of(thread).overdue()).isEqualTo("running, perhaps a loop");
        over = true;
        thread.join();
    }

    @Test
    void aSleepThatComesAgainAndAgainIsAPoll() throws Exception {
        Thread thread =
                started(
                        () -> {
                            while (!over) {
                                Thread.sleep(10);
                            }
                        });
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(of(thread).words())
                                        .isEqualTo("in Thread.sleep, again and again"));
        assertThat(of(thread).kind()).isEqualTo(Kind.POLL);
        end(thread);
    }

    @Test
    void aMonitorIsToldWithWhoIsInIt() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        Thread holder =
                started(
                        () -> {
                            synchronized (MONITOR) {
                                inside.countDown();
                                Thread.sleep(600_000);
                            }
                        });
        holder.setName("holder");
        inside.await();
        Thread thread =
                started(
                        () -> {
                            synchronized (MONITOR) {
                                over = true;
                            }
                        });
        Awaitility.await().until(() -> thread.getState() == Thread.State.BLOCKED);

        assertThat(of(thread).kind()).isEqualTo(Kind.MONITOR);
        assertThat(of(thread).words()).isEqualTo("waiting to enter a monitor held by \"holder\"");
        end(holder);
        end(thread);
    }

    @Test
    void awaitilityIsToldWithTheLineOfItsCondition() throws Exception {
        Thread thread =
                started(() -> Awaitility.await().atMost(Duration.ofMinutes(10)).until(() -> over));
        Awaitility.await()
                .untilAsserted(() -> assertThat(of(thread).kind()).isEqualTo(Kind.CONDITION));
        assertThat(of(thread).words())
                .matches("in Awaitility\\.await, condition at OccupationTests\\.java:\\d+");
        over = true;
        thread.join();
    }

    @Test
    void aLockOfAFileThatAnotherProcessHoldsIsOne() throws Exception {
        Path file = dir.resolve("lock");
        Process holder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LockHolderMain.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(holder.inputReader().readLine()).isEqualTo("locked");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            Thread thread = started(() -> channel.lock());
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(of(thread).words()).isEqualTo("in FileChannel.lock"));
            assertThat(of(thread).kind()).isEqualTo(Kind.FILE_LOCK);
            end(thread);
        } finally {
            holder.getOutputStream().close();
            assertThat(holder.waitFor()).isZero();
        }
    }

    /** Stacks as JDKs that this test does not run on write them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIMED_WAITING | java.lang.Thread.sleep(Native Method) | SLEEP | in Thread.sleep",
                "TIMED_WAITING | java.lang.Thread.sleepNanos0(Native Method); java.lang.Thread.sleepNanos(Thread.java:509); java.lang.Thread.sleep(Thread.java:540) | SLEEP | in Thread.sleep",
                "TIMED_WAITING | java.lang.VirtualThread.parkNanos(VirtualThread.java:880); java.lang.VirtualThread.sleepNanos(VirtualThread.java:1090); java.lang.Thread.sleep(Thread.java:540) | SLEEP | in Thread.sleep",
                "WAITING | java.lang.Object.wait0(Native Method); java.lang.Object.wait(Object.java:389); java.lang.Process.waitFor(Process.java:1) | OUTSIDE | in Process.waitFor",
                "RUNNABLE | sun.nio.ch.UnixFileDispatcherImpl.lock0(Native Method); sun.nio.ch.FileChannelImpl.lock(FileChannelImpl.java:1); java.nio.channels.FileChannel.lock(FileChannel.java:1) | FILE_LOCK | in FileChannel.lock",
                "RUNNABLE | sun.nio.ch.FileDispatcherImpl.lock0(Native Method); sun.nio.ch.FileChannelImpl.tryLock(FileChannelImpl.java:1) | POLL | in FileChannel.tryLock, perhaps again and again",
                "RUNNABLE | java.io.FileInputStream.readBytes(Native Method); java.io.BufferedReader.readLine(BufferedReader.java:1) | OUTSIDE | in BufferedReader.readLine",
                "RUNNABLE | java.lang.System.nanoTime(Native Method) | RUNNING | running in System.nanoTime",
                "RUNNABLE | java.util.HashMap.get(HashMap.java:1) | RUNNING | running in HashMap.get",
                "WAITING | jdk.internal.misc.Unsafe.park(Native Method); java.util.concurrent.locks.LockSupport.park(LockSupport.java:1); java.util.concurrent.locks.ReentrantLock.lock(ReentrantLock.java:1) | OTHERS | in ReentrantLock.lock",
                "RUNNABLE | io.github.forkpair.posix.SocketEnd.read(SocketEnd.java:1); io.github.forkpair.channel.MessagePeer.next(MessagePeer.java:1); io.github.forkpair.channel.MessagePeer.receive(MessagePeer.java:1) | MESSAGE | in Peer.receive",
                "RUNNABLE | io.github.forkpair.posix.SocketEnd.write(SocketEnd.java:1); io.github.forkpair.channel.MessagePeer.send(MessagePeer.java:1) | ROOM | in Peer.send",
                "RUNNABLE | io.github.forkpair.child.InheritedEnd.read(InheritedEnd.java:1); io.github.forkpair.channel.ChannelInput.read(ChannelInput.java:1); java.io.DataInputStream.readInt(DataInputStream.java:1) | BYTES | in a read from the other side",
                "WAITING | java.util.concurrent.CountDownLatch.await(CountDownLatch.java:1); io.github.forkpair.session.ParentRendezvous.meet(ParentRendezvous.java:1) | MEETING | in Rendezvous.meet",
                "TIMED_WAITING | java.util.concurrent.CountDownLatch.await(CountDownLatch.java:1); io.github.forkpair.launch.RunningChild.awaitEnd(RunningChild.java:1); io.github.forkpair.session.SteeredChild.waitForExit(SteeredChild.java:1) | CHILD_END | in ChildProcess.waitForExit",
                "BLOCKED | java.io.PrintStream.println(PrintStream.java:1) | MONITOR | in PrintStream.println, waiting to enter a monitor",
            })
    void aStackIsReadAs(String state, String frames, Kind kind, String words) {
        StringBuilder thread = new StringBuilder("\"ForkJoinPool-1-worker-1\" daemon " + state);
        Arrays.stream(frames.split("; "))
                .forEach(frame -> thread.append("\n    at ").append(frame));
        thread.append("\n    at com.acme.CacheTest.writes(CacheTest.java:31)\n");

        assertThat(Occupation.of(thread.toString(), SIDE))
                .isEqualTo(new Occupation(kind, words, "CacheTest.java:31"));
    }

    @Test
    void nothingIsKnownOfWhatHasNoStack() {
        assertThat(Occupation.of("", SIDE)).isEqualTo(Occupation.UNKNOWN);
        assertThat(Occupation.of("\"main\" RUNNABLE\n", SIDE)).isEqualTo(Occupation.UNKNOWN);
    }

    private static Occupation of(Thread thread) {
        return Occupation.of(ThreadDump.of(thread, thread.getStackTrace()), SIDE);
    }

    private static Thread started(Call call) {
        Thread thread = new Thread(quiet(call));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static Runnable quiet(Call call) {
        return () -> {
            try {
                call.now();
            } catch (Exception e) {
                // It was told to end.
            }
        };
    }

    private static void end(Thread thread) throws InterruptedException {
        thread.interrupt();
        closeAll();
        thread.join(60_000);
    }

    private static final Map<String, AutoCloseable> OPEN = new ConcurrentHashMap<>();

    private static <C extends AutoCloseable> C open(C opened) {
        OPEN.put(opened.toString(), opened);
        return opened;
    }

    private static void closeAll() {
        OPEN.values()
                .forEach(
                        opened -> {
                            try {
                                opened.close();
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        });
        OPEN.clear();
    }

    private static void waitOnAMonitor() throws InterruptedException {
        Object monitor = new Object();
        synchronized (monitor) {
            monitor.wait();
        }
    }

    private static void waitForATime() throws InterruptedException {
        Object monitor = new Object();
        synchronized (monitor) {
            monitor.wait(600_000);
        }
    }

    private static void accept() throws Exception {
        try (Socket nobody = open(new ServerSocket(0)).accept()) {
            throw new AssertionError(nobody);
        }
    }

    private static void select() throws Exception {
        open(Selector.open()).select();
    }

    private static void readAPipe() throws Exception {
        Pipe pipe = Pipe.open();
        open(pipe.sink());
        open(pipe.source()).read(ByteBuffer.allocate(1));
    }

    private static void readPiped() throws Exception {
        try (PipedInputStream in = new PipedInputStream(new PipedOutputStream())) {
            in.read();
        }
    }

    private static void waitForAProcess() throws Exception {
        Process process = new ProcessBuilder("sleep", "600").start();
        try {
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }
}

package io.github.forkpair.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.ExitStatus;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class ForkTests {

    private static final int FORKS = 10;
    private static final int ENOUGH_ATTEMPTS = 60;
    private static final int FEW_ATTEMPTS = 4;

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

        Ended child =
                forked(
                        () -> {
                            int seen = state.get("a");
                            state.put("a", 2);
                            return seen == 1 && state.get("a") == 2 ? 7 : 1;
                        });

        assertThat(child.status).isEqualTo(new ExitStatus.Exited(7));
        assertThat(state).containsEntry("a", 1);
    }

    @Test
    void theChildIsAWholeJvm() throws Exception {
        Ended child = forked(ForkTests::doesMuch);

        assertThat(child.printed).isEqualTo("42 and 1000\n");
        assertThat(child.status).isEqualTo(new ExitStatus.Exited(0));
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
            assertThat(forked(() -> IntStream.range(0, 1000).boxed().toList().size() / 500).status)
                    .as("fork %d", i)
                    .isEqualTo(new ExitStatus.Exited(2));
        }
    }

    @Test
    void whatAThreadHoldsForEverIsNamedAndTheParentGoesOn() throws Exception {
        Object monitor = new Object();
        CountDownLatch holds = new CountDownLatch(1);
        start(
                "holds-a-monitor",
                () -> {
                    synchronized (monitor) {
                        holds.countDown();
                        await(done);
                    }
                });
        holds.await();

        assertThatThrownBy(() -> forked(() -> 0, FEW_ATTEMPTS))
                .isInstanceOf(ForkRefusedException.class)
                .hasMessageStartingWith(
                        "the thread \"holds-a-monitor\" holds a lock: java.lang.Object@");
        end();
        assertThat(forked(() -> 3).status).isEqualTo(new ExitStatus.Exited(3));
    }

    @Test
    void soIsAReentrantLock() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        CountDownLatch holds = new CountDownLatch(1);
        start(
                "holds-a-lock",
                () -> {
                    lock.lock();
                    holds.countDown();
                    await(done);
                    lock.unlock();
                });
        holds.await();

        assertThatThrownBy(() -> forked(() -> 0, FEW_ATTEMPTS))
                .isInstanceOf(ForkRefusedException.class)
                .hasMessageStartingWith("the thread \"holds-a-lock\" holds a lock: ");
        end();
        assertThat(forked(() -> 3).status).isEqualTo(new ExitStatus.Exited(3));
    }

    @Test
    void aListeningSocketIsTheParentsAlone() throws Exception {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            Ended child =
                    forked(
                            () -> {
                                try {
                                    socket.accept().close();
                                    return 1;
                                } catch (java.io.IOException e) {
                                    return 0;
                                }
                            });
            assertThat(child.status).isEqualTo(new ExitStatus.Exited(0));
        }
    }

    @Test
    void aFileThatIsReadHasAnOffsetInEachProcess() throws Exception {
        Path file = Files.createTempFile("forked", ".txt");
        Files.writeString(file, "0123456789");
        try (java.io.InputStream in = new java.io.FileInputStream(file.toFile())) {
            in.read();
            Ended child =
                    forked(
                            () -> {
                                try {
                                    return in.readAllBytes().length;
                                } catch (java.io.IOException e) {
                                    return 99;
                                }
                            });
            assertThat(child.status).isEqualTo(new ExitStatus.Exited(9));
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

    private record Ended(ExitStatus status, String printed) {}

    private static Ended forked(IntSupplier branch) throws Exception {
        return forked(branch, ENOUGH_ATTEMPTS);
    }

    private static Ended forked(IntSupplier branch, int attempts) throws Exception {
        try (Descriptor nothing = Descriptor.ofNothing();
                Pipe out = Pipe.open()) {
            Fork.Forked forked =
                    Fork.fork(List.of(nothing, out.writeEnd(), out.writeEnd()), branch, attempts);
            out.writeEnd().close();
            StringBuilder printed = new StringBuilder();
            new PipeReader(Thread::new)
                    .read(List.of(new PipeReader.Source(out.readEnd(), into(printed))))
                    .awaitEnd();
            forked.process().awaitEnd();
            return new Ended(forked.process().endGroupAndReap(), printed.toString());
        }
    }

    private static PipeReader.Sink into(StringBuilder text) {
        return new PipeReader.Sink() {
            @Override
            public void bytes(ByteBuffer arrived) {
                text.append(StandardCharsets.UTF_8.decode(arrived));
            }

            @Override
            public void end() {}
        };
    }
}

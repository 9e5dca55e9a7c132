package io.github.forkpair.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.jvm.ForkedJvm;
import io.github.forkpair.jvm.ParentsHooks;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a forked JVM has of its parent, and what it has of its own. */
@Timeout(600)
class ForkedSurroundingsTests {

    private static final int VIRTUAL_THREADS = 21;
    private static final int DRAWN = 20;

    @TempDir Path directory;

    @BeforeEach
    void canBeForked() {
        Assumptions.assumeTrue(
                Fork.refusal().isEmpty(), () -> "This JVM is not forked: " + Fork.refusal());
    }

    /** Where a test may get something from that it thinks nobody else has. */
    enum Source {
        MATH(Math::random),
        STRICT_MATH(StrictMath::random),
        THREAD_LOCAL(() -> ThreadLocalRandom.current().nextLong()),
        OF_A_NEW_THREAD(Source::ofANewThread),
        OF_THE_COMMON_POOL(Source::ofTheCommonPool),
        NEW_RANDOM(() -> new Random().nextLong()),
        SPLITTABLE(() -> new SplittableRandom().nextLong()),
        DEFAULT_GENERATOR(() -> RandomGenerator.getDefault().nextLong()),
        OTHER_GENERATOR(() -> RandomGenerator.of("Xoshiro256PlusPlus").nextLong()),
        SHUFFLE(Source::shuffled),
        UUIDS(UUID::randomUUID),
        SECURE(() -> new SecureRandom().nextLong()),
        SECURE_NON_BLOCKING(() -> secure("NativePRNGNonBlocking")),
        SECURE_BLOCKING(() -> secure("NativePRNGBlocking")),
        SECURE_SHA1(() -> secure("SHA1PRNG")),
        SECURE_DRBG(() -> secure("DRBG")),
        TEMPORARY_PATH(Source::temporaryPath),
        TEMPORARY_FILE(Source::temporaryFile);

        private final Callable<Object> draw;

        Source(Callable<Object> draw) {
            this.draw = draw;
        }

        private static Object ofANewThread() {
            return drawnBy(work -> new Thread(work).start());
        }

        private static Object ofTheCommonPool() {
            return drawnBy(ForkJoinPool.commonPool());
        }

        private static long drawnBy(Executor executor) {
            CompletableFuture<Long> drawn = new CompletableFuture<>();
            executor.execute(() -> drawn.complete(ThreadLocalRandom.current().nextLong()));
            return drawn.join();
        }

        private static Object shuffled() {
            List<Integer> numbers = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
            Collections.shuffle(numbers);
            return numbers;
        }

        private static Object secure(String algorithm) throws Exception {
            return SecureRandom.getInstance(algorithm).nextLong();
        }

        private static Object temporaryPath() throws IOException {
            Path path = Files.createTempFile("forked", ".txt");
            Files.delete(path);
            return path;
        }

        private static Object temporaryFile() throws IOException {
            File file = File.createTempFile("forked", ".txt");
            Files.delete(file.toPath());
            return file;
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachProcessDrawsWhatNobodyElseDraws(Source source) throws Exception {
        source.draw.call();

        assertThreeDiffer(source.draw);
    }

    @Test
    void soDoesAVirtualThreadThatComesBack() throws Exception {
        Assumptions.assumeTrue(Runtime.version().feature() >= VIRTUAL_THREADS);
        BlockingQueue<Boolean> asked = new LinkedBlockingQueue<>();
        BlockingQueue<Long> drawn = new LinkedBlockingQueue<>();
        Runnable draws =
                () -> {
                    while (taken(asked)) {
                        drawn.add(ThreadLocalRandom.current().nextLong());
                    }
                };
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, draws);
        Callable<Object> draw =
                () -> {
                    asked.add(true);
                    return taken(drawn);
                };
        draw.call();

        assertThreeDiffer(draw);
        asked.add(false);
    }

    private static <T> T taken(BlockingQueue<T> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each draws several: to fork takes some of the parent's own. */
    private static void assertThreeDiffer(Callable<Object> draw) throws Exception {
        ForkedChild first = ForkedChild.start(() -> parted(() -> print(several(draw))));
        ForkedChild second = ForkedChild.start(() -> parted(() -> print(several(draw))));
        String all = several(draw) + first.awaitEnd().printed() + second.awaitEnd().printed();

        assertThat(all.lines()).hasSize(3 * DRAWN).doesNotHaveDuplicates();
    }

    private static String several(Callable<Object> draw) throws Exception {
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < DRAWN; i++) {
            drawn.append(draw.call()).append('\n');
        }
        return drawn.toString();
    }

    @Test
    void theChildIsItsOwnProcess() throws Exception {
        long parent = ProcessHandle.current().pid();

        ForkedChild.Ended child = ForkedChild.run(() -> parted(() -> isItsOwn(parent)));

        assertThat(child.printed()).isEqualTo("");
        assertThat(child.status()).isEqualTo(new ExitStatus.Exited(0));
        assertThat(ProcessHandle.of(parent)).contains(ProcessHandle.current());
    }

    private static void isItsOwn(long parent) throws Exception {
        long pid = ownPid();
        ProcessHandle own = ProcessHandle.current();
        ProcessHandle found = ProcessHandle.of(pid).orElseThrow();
        RuntimeMXBean bean = ManagementFactory.getRuntimeMXBean();
        assertThat(own.pid()).isEqualTo(pid).isEqualTo(bean.getPid()).isNotEqualTo(parent);
        assertThat(bean.getName()).startsWith(pid + "@");
        assertThat(own).isEqualTo(found).hasSameHashCodeAs(found);
        assertThat(own.info().command()).isPresent().isEqualTo(found.info().command());
        assertThat(own.info().startInstant()).isPresent().isEqualTo(found.info().startInstant());
        assertThat(own.parent().map(ProcessHandle::pid)).contains(parent);
        assertThat(own.children()).isEmpty();
        Process process = new ProcessBuilder("sleep", "600").start();
        assertThat(own.children()).containsExactly(process.toHandle());
        process.destroy();
    }

    @Test
    void anExitDoesWhatTheParentsWouldHaveDone() throws Exception {
        assertThat(leftByAnExit(hooks -> {})).containsExactly("hook of child", "hook of parent");
    }

    @Test
    void anExitDoesWhatTheChildHasRegisteredOnceTheParentsIsForgotten() throws Exception {
        assertThat(leftByAnExit(ParentsHooks::forget))
                .containsExactly("file of parent", "hook of child");
    }

    @Test
    void whatTheParentRegisteredStaysRegisteredThere() throws Exception {
        Thread hook = new Thread();
        Runtime.getRuntime().addShutdownHook(hook);
        ForkedChild.run(
                () -> {
                    ParentsHooks.note().forget();
                    return 0;
                });

        assertThat(Runtime.getRuntime().removeShutdownHook(hook)).isTrue();
    }

    /** Returns which files are not deleted, and which hooks ran. */
    private Set<String> leftByAnExit(Consumer<ParentsHooks> before) throws Exception {
        Thread hook = registered("parent");
        ForkedChild.Ended child =
                ForkedChild.run(
                        () -> {
                            ParentsHooks hooks = ParentsHooks.note();
                            registered("child");
                            before.accept(hooks);
                            System.exit(hooks.unknown().size());
                            return 1;
                        });
        Runtime.getRuntime().removeShutdownHook(hook);

        assertThat(child.status()).isEqualTo(new ExitStatus.Exited(0));
        try (Stream<Path> left = Files.list(directory)) {
            return left.map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Thread registered(String whose) {
        try {
            Files.createFile(directory.resolve("file of " + whose)).toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path mark = directory.resolve("hook of " + whose);
        Thread hook = new Thread(() -> mark.toFile().mkdir());
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    @Test
    void aRehearsalLeavesTheParentAsItIs() {
        ProcessHandle own = ProcessHandle.current();
        String info = own.info().startInstant().toString();

        ForkedJvm.rehearse();

        assertThat(ProcessHandle.of(own.pid())).contains(ProcessHandle.current());
        assertThat(ProcessHandle.current().info().startInstant()).hasToString(info);
    }

    private static long ownPid() throws IOException {
        return Long.parseLong(Path.of("/proc/self").toRealPath().getFileName().toString());
    }

    private interface Work {
        void run() throws Exception;
    }

    private static int parted(Work work) {
        try {
            assertThat(ForkedJvm.partFromTheParent(ownPid())).isEmpty();
            work.run();
            return 0;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(String text) {
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                .print(text);
    }
}

package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.ExitStatus;
import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.Side;
import io.github.forkpair.Signal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Pairs whose child is a fork of the test JVM. */
class ForkedPairs {

    /** The child has what the callbacks set, and changes it for itself alone. */
    static class SameInstanceTestCase {

        private static Map<String, List<String>> shared;

        private final List<String> names = new ArrayList<>();

        @TempDir private Path directory;

        @BeforeAll
        static void prepare() {
            shared = new HashMap<>(Map.of("all", new ArrayList<>(List.of("of", "all"))));
        }

        @BeforeEach
        void fill() {
            names.add("of each");
            System.identityHashCode(this); // chosen when it is first asked for
        }

        @ParentSide
        void parent(Peer child) {
            assertEquals(System.identityHashCode(this), child.receive(Integer.class));
            assertEquals(directory.toString(), child.receive(String.class));
            assertEquals("of each, of the child", child.receive(String.class));
            assertEquals("of, all, of the child", child.receive(String.class));
            assertEquals(List.of("of each"), names);
            assertEquals(List.of("of", "all"), shared.get("all"));
        }

        @ChildSide(launch = Launch.FORK)
        void child(Peer parent) {
            names.add("of the child");
            shared.get("all").add("of the child");
            parent.send(System.identityHashCode(this));
            parent.send(directory.toString());
            parent.send(String.join(", ", names));
            parent.send(String.join(", ", shared.get("all")));
        }
    }

    /** What an extension does for a parameter is there, too. */
    @ExtendWith(ParameterTestCase.Giving.class)
    static class ParameterTestCase {

        private String given = "";

        static class Giving implements ParameterResolver {
            @Override
            public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
                return parameter.getParameter().getType() == StringBuilder.class;
            }

            @Override
            public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
                ((ParameterTestCase) test.getRequiredTestInstance()).given = "by a resolver";
                return new StringBuilder();
            }
        }

        @ParentSide
        void parent(Peer child, StringBuilder asked) {
            assertEquals("by a resolver", child.receive(String.class));
        }

        @ChildSide(launch = Launch.FORK)
        void child(Peer parent) {
            parent.send(given);
        }
    }

    /** A class that no child could create. */
    static class NoConstructorTestCase {

        private final String asked;

        NoConstructorTestCase(org.junit.jupiter.api.TestInfo info) {
            asked = info.getDisplayName();
        }

        @ParentSide
        void parent(Peer child) {
            assertEquals(asked, child.receive(String.class));
        }

        @ChildSide(launch = Launch.FORK)
        void child(Peer parent) {
            parent.send(asked);
        }
    }

    /** Each is a fork of its own, with its index and its own end. */
    static class TwentyTestCase {

        private final int[] large = IntStream.range(0, 100_000).toArray();

        @ParentSide
        void parent(@Role("child") List<Peer> children, @Role("child") List<ChildProcess> each) {
            for (int i = 0; i < 20; i++) {
                assertEquals(i, children.get(i).receive(Integer.class));
                assertEquals(large.length, children.get(i).receive(Integer.class));
                assertEquals(each.get(i).pid(), children.get(i).receive(Long.class));
            }
            assertEquals(20, each.stream().map(ChildProcess::pid).distinct().count());
        }

        @ChildSide(launch = Launch.FORK, count = 20)
        void child(Peer parent, @ChildIndex int index) {
            parent.send(index);
            parent.send(large.length);
            parent.send(ProcessHandle.current().pid());
        }
    }

    /** Both kinds in one pair, as siblings, and at meeting places. */
    static class MixedTestCase {

        @ParentSide
        void parent(@Role("forked") Peer forked, @Role("fresh") Peer fresh, Rendezvous places) {
            places.meet("all");
            assertEquals("from the fresh one", forked.receive(String.class));
            assertEquals("from the forked one", fresh.receive(String.class));
        }

        @ChildSide(role = "forked", launch = Launch.FORK)
        void forked(Peer parent, @Role("fresh") Peer fresh, Rendezvous places) {
            places.meet("all");
            fresh.send("from the forked one");
            parent.send(fresh.receive(String.class));
        }

        @ChildSide(role = "fresh")
        void fresh(Peer parent, @Role("forked") Peer forked, Rendezvous places) {
            places.meet("all");
            forked.send("from the fresh one");
            parent.send(forked.receive(String.class));
        }
    }

    /** All else that a side may ask for. */
    static class RequestsTestCase {

        @ParentSide
        void parent(ByteChannel child, @SharedDir Path shared) throws IOException {
            ByteBuffer read = ByteBuffer.allocate(100);
            while (child.read(read) >= 0) {}
            assertEquals("CHILD 0", StandardCharsets.US_ASCII.decode(read.flip()).toString());
            assertEquals("written", Files.readString(shared.resolve("file")));
        }

        @ChildSide(launch = Launch.FORK)
        void child(SocketChannel parent, @SharedDir Path shared, Side side, @ChildIndex int index)
                throws IOException {
            Files.writeString(shared.resolve("file"), "written");
            parent.write(StandardCharsets.US_ASCII.encode(side + " " + index));
        }
    }

    /** What it prints is its own. */
    static class PrintsTestCase {

        @ParentSide
        void parent(ChildProcess child) {
            assertEquals(new ExitStatus.Exited(0), child.waitForExit());
            assertEquals("out\n", child.stdout());
            assertEquals("err\n", child.stderr());
        }

        @ChildSide(launch = Launch.FORK)
        void child() throws IOException {
            System.out.println("out");
            System.err.println("err");
            assertEquals(-1, System.in.read());
        }
    }

    /** The parent side's end and a kill are seen as of any child. */
    static class SteeredTestCase {

        @ParentSide
        void parent(Peer child, ChildProcess process) {
            assertEquals("up", child.receive(String.class));
            assertTrue(process.isAlive());
            process.freeze();
            process.thaw();
            process.kill();
            assertEquals("SIGKILL", ((ExitStatus.Signaled) process.waitForExit()).name());
            process.restart();
            assertEquals("up", child.receive(String.class));
            assertEquals(1, process.incarnation());
            process.kill();
        }

        @ExpectedExit(signal = Signal.SIGKILL)
        @ChildSide(launch = Launch.FORK)
        void child(Peer parent) {
            parent.send("up");
            parent.receive(String.class);
        }
    }

    /** It has none of the parent's own ends: each side hears when the other is gone. */
    static class EndsTestCase {

        @ParentSide
        void parent(ByteChannel child) throws IOException {
            assertEquals(-1, child.read(ByteBuffer.allocate(1)));
        }

        @ChildSide(launch = Launch.FORK)
        void child(SocketChannel parent) throws IOException {
            parent.shutdownOutput();
            assertEquals(-1, parent.read(ByteBuffer.allocate(1)));
        }
    }

    /** Several at once, beside tests that never rest. */
    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelTestCase {

        private static final AtomicInteger LEFT = new AtomicInteger(40);

        private final List<Integer> own = new ArrayList<>();

        @BeforeEach
        void fill() {
            own.add(System.identityHashCode(own));
        }

        @RepeatedTest(40)
        @ParentSideTemplate
        void parent(Peer child) {
            try {
                assertEquals(own.get(0), child.receive(Integer.class));
            } finally {
                LEFT.decrementAndGet();
            }
        }

        @ChildSide(launch = Launch.FORK)
        void child(Peer parent) {
            parent.send(own.get(0));
        }

        @Test
        void neverRests() {
            Map<String, Integer> map = new HashMap<>();
            for (int i = 0; LEFT.get() > 0; i++) {
                map.merge("key " + i % 1000, 1, Integer::sum);
            }
            assertTrue(map.size() > 1);
        }
    }

    /** A pool that was made before the fork runs nothing in the child. */
    static class PoolOfTheParentTestCase {

        private ExecutorService pool;

        @BeforeEach
        void make() throws Exception {
            pool = Executors.newFixedThreadPool(1);
            pool.submit(() -> {}).get();
        }

        @AfterEach
        void end() throws InterruptedException {
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }

        @ParentSide
        void parent(Peer child) {
            child.expect(7);
        }

        @ChildSide(launch = Launch.FORK)
        void child(Peer parent) throws Exception {
            parent.send(pool.submit(() -> 7).get());
        }
    }

    /** The threads of the test are no more there. */
    static class ThreadsTestCase {

        @ParentSide
        void parent(Peer child) throws InterruptedException {
            assertSame(Boolean.TRUE, child.receive(Boolean.class));
        }

        @ChildSide(launch = Launch.FORK)
        void child(Peer parent) throws InterruptedException {
            Thread fresh = new Thread(() -> {});
            fresh.start();
            fresh.join();
            assertFalse(fresh.isAlive());
            parent.send(true);
        }
    }
}

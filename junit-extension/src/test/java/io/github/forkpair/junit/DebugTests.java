package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.VirtualMachine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** Attaches to a child as an IDE would, by what a person sees on the console. */
@Timeout(120)
class DebugTests {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final long ATTACH_SECONDS = 60;

    private static final Pattern SHOWN =
            Pattern.compile(
                    "\\[forkpair] child \\d+, @ChildSide DebuggedTestCases\\$\\w+\\.child, waits for a debugger:"
                            + " attach to port (\\d+) on localhost");

    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();

    @TempDir private Path evidence;

    @ParameterizedTest
    @ValueSource(
            classes = {
                DebuggedTestCases.PlainTestCase.class,
                DebuggedTestCases.SameThreadTestCase.class,
                DebuggedTestCases.SeparateThreadTestCase.class
            })
    void aChildAtABreakpointOutlivesEveryDeadlineAndPassesOnceTheDebuggerLeaves(Class<?> testCase)
            throws Exception {
        CompletableFuture<TestRun> run =
                CompletableFuture.supplyAsync(() -> debuggedPair(testCase, 0));
        try {
            VirtualMachine debugged = AttachedDebugger.to(nextPort());
            AttachedDebugger.runTo(debugged, testCase.getName(), "child");
            AttachedDebugger.letPass(DEADLINE.multipliedBy(2));
            assertThat(run).isNotDone();
            debugged.dispose();

            assertThat(run.join().printed()).isEmpty();
            assertThat(run.join().count(Status.SUCCESSFUL)).isEqualTo(1);
            assertThat(evidence.resolve(testCase.getName()).resolve("parent/child-1.stdout"))
                    .hasContent("the child's own line");
        } finally {
            // A child that nobody resumes would wait for ever, and the pair with it.
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            run.join();
        }
    }

    @Test
    void aChildWithADebuggersAgentOfItsOwnHasNoDeadlineAndItsPortIsNotItsOutput() throws Exception {
        Class<?> testCase = DebuggedTestCases.SameThreadTestCase.class;
        CompletableFuture<TestRun> run =
                CompletableFuture.supplyAsync(
                        () ->
                                pair(
                                        testCase,
                                        Map.of(
                                                "forkpair.child.args",
                                                "-agentlib:jdwp=transport=dt_socket,server=y,"
                                                        + "suspend=y,address=127.0.0.1:0")));
        try {
            VirtualMachine debugged = AttachedDebugger.to(nextPort());
            AttachedDebugger.letPass(DEADLINE.multipliedBy(2));
            assertThat(run).isNotDone();
            debugged.dispose();

            assertThat(run.join().printed()).isEmpty();
            assertThat(run.join().count(Status.SUCCESSFUL)).isEqualTo(1);
            assertThat(evidence.resolve(testCase.getName()).resolve("parent/child-1.stdout"))
                    .hasContent("the child's own line");
        } finally {
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            run.join();
        }
    }

    @Test
    void childrenThatAreToWaitAtOnePortWaitForEachOther() throws Exception {
        int port = freePort();
        List<CompletableFuture<TestRun>> runs =
                Stream.of(
                                DebuggedTestCases.PlainTestCase.class,
                                DebuggedTestCases.SameThreadTestCase.class)
                        .map(any -> CompletableFuture.supplyAsync(() -> debuggedPair(any, port)))
                        .toList();
        try {
            for (int i = 0; i < runs.size(); i++) {
                String next = nextPort();
                assertThat(next).isEqualTo(String.valueOf(port));
                AttachedDebugger.to(next).dispose();
            }
            assertThat(runs).allSatisfy(run -> assertThat(run.join().printed()).isEmpty());
        } finally {
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            runs.forEach(CompletableFuture::join);
        }
    }

    @Test
    void aPortThatIsTakenFailsThePairByItsNumber() throws Exception {
        try (ServerSocket others = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = others.getLocalPort();

            Throwable failure = debuggedPair(DebuggedTestCases.PlainTestCase.class, port).failure();

            assertThat(failure)
                    .hasMessageContaining(
                            "the child cannot wait for a debugger at port "
                                    + port
                                    + " of localhost, as forkpair.debug.port says: ");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    private String nextPort() throws InterruptedException {
        String port = shown.poll(ATTACH_SECONDS, TimeUnit.SECONDS);
        return Objects.requireNonNull(port, "no child waits for a debugger");
    }

    private TestRun debuggedPair(Class<?> testCase, int port) {
        return pair(
                testCase,
                Map.of("forkpair.debug", "child", "forkpair.debug.port", String.valueOf(port)));
    }

    private TestRun pair(Class<?> testCase, Map<String, String> debugging) {
        Map<String, String> settings = new HashMap<>(debugging);
        settings.put("forkpair.deadline", DEADLINE.toMillis() + " ms");
        settings.put("forkpair.evidence", "always");
        return TestRun.of(testCase, evidence, settings, watched());
    }

    private HeardConsole watched() {
        return new HeardConsole() {
            @Override
            public void err(String line) {
                Matcher matcher = SHOWN.matcher(line);
                if (matcher.matches()) {
                    shown.add(matcher.group(1));
                }
            }
        };
    }
}

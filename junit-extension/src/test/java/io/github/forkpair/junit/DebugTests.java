package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.VirtualMachine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
        try (DebuggedPairs pairs = new DebuggedPairs(evidence, DEADLINE)) {
            CompletableFuture<TestRun> run = pairs.run(testCase, atPort(0));
            VirtualMachine debugged = AttachedDebugger.to(pairs.nextPort());
            AttachedDebugger.runTo(debugged, testCase.getName(), "child");
            AttachedDebugger.letPass(DEADLINE.multipliedBy(2));
            assertThat(run).isNotDone();
            debugged.dispose();

            assertPassed(run.join(), testCase);
        }
    }

    @Test
    void aChildWithADebuggersAgentOfItsOwnHasNoDeadlineAndItsPortIsNotItsOutput() throws Exception {
        Class<?> testCase = DebuggedTestCases.SameThreadTestCase.class;
        String agent = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0";
        try (DebuggedPairs pairs = new DebuggedPairs(evidence, DEADLINE)) {
            CompletableFuture<TestRun> run =
                    pairs.run(testCase, Map.of("forkpair.child.args", agent));
            VirtualMachine debugged = AttachedDebugger.to(pairs.nextPort());
            AttachedDebugger.letPass(DEADLINE.multipliedBy(2));
            assertThat(run).isNotDone();
            debugged.dispose();

            assertPassed(run.join(), testCase);
        }
    }

    @Test
    void childrenThatAreToWaitAtOnePortWaitForEachOther() throws Exception {
        int port = freePort();
        try (DebuggedPairs pairs = new DebuggedPairs(evidence, DEADLINE)) {
            List<CompletableFuture<TestRun>> runs =
                    Stream.of(
                                    DebuggedTestCases.PlainTestCase.class,
                                    DebuggedTestCases.SameThreadTestCase.class)
                            .map(any -> pairs.run(any, atPort(port)))
                            .toList();
            for (int i = 0; i < runs.size(); i++) {
                String next = pairs.nextPort();
                assertThat(next).isEqualTo(String.valueOf(port));
                AttachedDebugger.to(next).dispose();
            }
            assertThat(runs).allSatisfy(run -> assertThat(run.join().printed()).isEmpty());
        }
    }

    @Test
    void aPortThatIsTakenFailsThePairByItsNumber() throws Exception {
        try (ServerSocket others = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                DebuggedPairs pairs = new DebuggedPairs(evidence, DEADLINE)) {
            int port = others.getLocalPort();

            Throwable failure =
                    pairs.run(DebuggedTestCases.PlainTestCase.class, atPort(port)).join().failure();

            assertThat(failure)
                    .hasMessageContaining(
                            "the child cannot wait for a debugger at port "
                                    + port
                                    + " of localhost, as forkpair.debug.port says: ");
        }
    }

    private void assertPassed(TestRun run, Class<?> testCase) {
        assertThat(run.printed()).isEmpty();
        assertThat(run.count(Status.SUCCESSFUL)).isEqualTo(1);
        assertThat(evidence.resolve(testCase.getName()).resolve("parent/child-1.stdout"))
                .hasContent("the child's own line");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    private static Map<String, String> atPort(int port) {
        return Map.of("forkpair.debug", "child", "forkpair.debug.port", String.valueOf(port));
    }
}

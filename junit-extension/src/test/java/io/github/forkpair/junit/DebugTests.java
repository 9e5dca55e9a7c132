package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.ClassPrepareRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private final CompletableFuture<String> shown = new CompletableFuture<>();

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
                CompletableFuture.supplyAsync(() -> debuggedPair(testCase));
        try {
            VirtualMachine debugged = attachedTo(shown.get(ATTACH_SECONDS, TimeUnit.SECONDS));
            runToTheChildSide(debugged, testCase);
            letTheDeadlinePass();
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

    private TestRun debuggedPair(Class<?> testCase) {
        return TestRun.of(
                testCase,
                evidence,
                Map.of(
                        "forkpair.debug", "child",
                        "forkpair.deadline", DEADLINE.toMillis() + " ms",
                        "forkpair.evidence", "always"),
                watched());
    }

    private HeardConsole watched() {
        return new HeardConsole() {
            @Override
            public void err(String line) {
                Matcher matcher = SHOWN.matcher(line);
                if (matcher.matches()) {
                    shown.complete(matcher.group(1));
                }
            }
        };
    }

    private static VirtualMachine attachedTo(String port) throws Exception {
        AttachingConnector connector =
                Bootstrap.virtualMachineManager().attachingConnectors().stream()
                        .filter(any -> any.name().equals("com.sun.jdi.SocketAttach"))
                        .findFirst()
                        .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("localhost");
        arguments.get("port").setValue(port);
        return connector.attach(arguments);
    }

    private static void runToTheChildSide(VirtualMachine debugged, Class<?> testCase)
            throws Exception {
        ClassPrepareRequest prepared = debugged.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(testCase.getName());
        prepared.enable();
        debugged.resume();
        while (true) {
            EventSet events = debugged.eventQueue().remove();
            for (Event event : events) {
                if (event instanceof BreakpointEvent) {
                    return;
                }
                if (event instanceof ClassPrepareEvent found) {
                    debugged.eventRequestManager()
                            .createBreakpointRequest(
                                    found.referenceType().methodsByName("child").get(0).location())
                            .enable();
                }
            }
            events.resume();
        }
    }

    /** Lets time pass, which is what the child is to outlive. */
    private static void letTheDeadlinePass() {
        long until = System.nanoTime() + DEADLINE.multipliedBy(2).toNanos();
        for (long left = 1; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}

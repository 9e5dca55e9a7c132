package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a child starts has the child's standard input: that is no way to the pair's channel. */
@Timeout(90)
class StandardInputTests {

    @TempDir private Path evidence;

    @ParameterizedTest
    @CsvSource({"byteChannel, 1", "socketChannel, 1", "streams, 1", "socketAndStreams, 2"})
    void isEmptyForWhatASideWithARawEndStarts(String side, int bytes) throws Exception {
        Verdict verdict =
                run(
                        side,
                        session -> {
                            ByteChannel child = session.parentEnd().channel();
                            child.write(ByteBuffer.wrap("ab".getBytes(), 0, bytes));
                            ByteBuffer answer = ByteBuffer.allocate(3);
                            while (child.read(answer) > 0) {}
                            assertThat(answer.flip())
                                    .isEqualTo(ByteBuffer.wrap("ab".getBytes(), 0, bytes));
                        });

        assertThat(verdict.failure()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"peer", "closesStandardInput"})
    void isEmptyForWhatASideWithMessagesStarts(String side) throws Exception {
        Verdict verdict =
                run(
                        side,
                        session -> {
                            session.parentEnd().peer().send("heard");
                            session.parentEnd().peer().expect("heard");
                        });

        assertThat(verdict.failure()).isNull();
    }

    @Test
    void isEmptyForWhatASideWithoutAChannelStarts() throws Exception {
        Verdict verdict =
                run("noChannel", session -> session.parentEnd().peer().send("for nobody"));

        assertThat(verdict.failure()).isNull();
    }

    @Test
    void aSideThatClosesItsSocketKeepsItsOutputForItselfAndWhatItStarts() throws Exception {
        StringBuilder printed = new StringBuilder();
        Verdict verdict =
                run(
                        "closesItsSocketAndPrints",
                        session -> {
                            ByteChannel child = session.parentEnd().channel();
                            child.write(ByteBuffer.wrap(new byte[] {1}));
                            ByteBuffer answer = ByteBuffer.allocate(2);
                            while (child.read(answer) > 0) {}
                            session.child().waitForExit();
                            printed.append(session.child().stdout());
                        });

        assertThat(verdict.failure()).isNull();
        assertThat(printed).hasToString("still heard\nby both\n");
    }

    @Test
    void aJvmThatIsToHaveFewModulesHasWhatItNeedsForItsChannel() throws Exception {
        Map<String, String> few =
                Map.of(Setting.CHILD_ARGS.key(), "--limit-modules=java.base,java.logging");

        Verdict verdict =
                run(
                        plan("peer", few),
                        session -> {
                            session.parentEnd().peer().send("heard");
                            session.parentEnd().peer().expect("heard");
                        });

        assertThat(verdict.failure()).isNull();
    }

    @Test
    void isEmptyForWhatASideStartsThatRunsAlone() throws Exception {
        run(
                "peer",
                session -> {
                    session.parentEnd().peer().send("heard");
                    throw new IllegalStateException("to keep the evidence");
                });
        Path command = evidence.resolve(getClass().getName()).resolve("parent/child-1.command");

        Process alone =
                new ProcessBuilder("sh", command.toString()).redirectErrorStream(true).start();
        alone.getOutputStream().close();
        List<String> said =
                alone.inputReader()
                        .lines()
                        .filter(line -> !line.startsWith("Picked up ")) // JAVA_TOOL_OPTIONS
                        .toList();

        assertThat(command).exists();
        assertThat(said).containsExactly("@ChildSide StandardInputSides.peer returned.");
        assertThat(alone.waitFor()).isZero();
        assertThat(Files.exists(command)).isTrue();
    }

    private interface Parent {
        void run(PairSession session) throws Exception;
    }

    private Verdict run(String side, Parent parent) throws InterruptedException {
        return run(plan(side, Map.of()), parent);
    }

    private Verdict run(PairPlan plan, Parent parent) throws InterruptedException {
        try (PairSession session =
                PairSession.launch(
                        plan, Means.usual(getClass().getClassLoader(), Console.ofThisJvm()))) {
            return session.run(() -> parent.run(session), true);
        }
    }

    private PairPlan plan(String side, Map<String, String> settings) {
        Map<String, String> given = new HashMap<>(settings);
        given.put(Setting.EVIDENCE_DIR.key(), evidence.toString());
        Method method =
                Arrays.stream(StandardInputSides.class.getDeclaredMethods())
                        .filter(each -> each.getName().equals(side))
                        .findFirst()
                        .orElseThrow();
        List<String> types = Arrays.stream(method.getParameterTypes()).map(Class::getName).toList();
        return new PairPlan(
                new SideMethod(StandardInputTests.class.getName(), "parent", List.of()),
                List.of(
                        new ChildPlan(
                                new SideMethod(StandardInputSides.class.getName(), side, types),
                                false)),
                false,
                Settings.from(name -> Optional.ofNullable(given.get(name))));
    }
}

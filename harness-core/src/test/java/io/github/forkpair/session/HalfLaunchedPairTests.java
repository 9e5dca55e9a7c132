package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.forkpair.PairFailedError;
import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.evidence.PairRecords;
import io.github.forkpair.launch.PipedLauncher;
import io.github.forkpair.launch.Step;
import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Listened;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transport.SocketPairWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Launches that fail at each step: each leaves nothing, and the next pair finds a permit. */
@Timeout(60)
class HalfLaunchedPairTests {

    private final List<String> printed = new ArrayList<>();
    private final ChildPermits permits = new ChildPermits();

    @TempDir private Path evidence;
    private int invocations;

    /** How a step can fail. */
    private enum Fault {
        CALL_FAILS {
            @Override
            void strike() throws IOException {
                throw new IOException("not today");
            }
        },
        NO_THREAD {
            @Override
            void strike() {
                throw new OutOfMemoryError("unable to create native thread");
            }
        },
        NO_CLASS {
            @Override
            void strike() {
                throw new NoClassDefFoundError("not/Today");
            }
        },
        BUG {
            @Override
            void strike() {
                throw new IllegalStateException("not today");
            }
        };

        abstract void strike() throws IOException;
    }

    @AfterEach
    void forgetTheInterrupt() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CHILD_GUARD")
    void aStepThatFailsLeavesNothing(Step broken) throws Exception {
        launchesAndEnds(step -> {}); // loads what stays open
        Left before = Left.now();

        for (Fault fault : Fault.values()) {
            Set<Step> taken = EnumSet.noneOf(Step.class);
            Throwable thrown =
                    catchThrowable(
                            () ->
                                    launchesAndEnds(
                                            step -> {
                                                taken.add(step);
                                                if (step == broken) {
                                                    fault.strike();
                                                }
                                            }));

            assertThat(taken).as("%s", fault).contains(broken);
            assertThat(taken.stream().filter(step -> step.compareTo(broken) > 0))
                    .as("%s: what comes after it", fault)
                    .isSubsetOf(Step.CHILD_GUARD); // has a thread of its own
            assertTells(fault, thrown);
            assertThat(Left.now()).as("%s: left", fault).isEqualTo(before);
        }

        launchesAndEnds(step -> {}); // there is a permit
        assertThat(printed).noneMatch(line -> line.startsWith("[forkpair]"));
        assertThat(lastRuns(PairResult.FAILED)).hasSize(Fault.values().length);
        assertThat(lastRuns(PairResult.UNFINISHED)).isEmpty();
        assertThat(lastRuns(PairResult.PASSED)).hasSize(2);
        if (broken != Step.HANDSHAKE) { // the evidence of which is kept
            assertThat(evidence.toFile().list()).containsExactly("pairs");
        }
    }

    private static void assertTells(Fault fault, Throwable thrown) {
        switch (fault) {
            case CALL_FAILS, NO_CLASS ->
                    assertThat(thrown)
                            .isInstanceOf(PairFailedError.class)
                            .hasMessageStartingWith(
                                    "@ChildSide QuickSides.returns could not be launched: ")
                            .hasMessageContaining("oday");
            case NO_THREAD ->
                    assertThat(thrown)
                            .satisfiesAnyOf(
                                    it -> assertThat(it).isInstanceOf(OutOfMemoryError.class),
                                    it -> assertThat(it).hasMessageContaining("no thread"));
            case BUG -> assertThat(thrown).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CHILD_GUARD")
    void anInterruptBeforeAStepLeavesNothing(Step interrupted) throws Exception {
        launchesAndEnds(step -> {});
        Left before = Left.now();

        Throwable thrown =
                catchThrowable(
                        () ->
                                launchesAndEnds(
                                        step -> {
                                            if (step == interrupted) {
                                                Thread.currentThread().interrupt();
                                            }
                                        }));

        assertThat(thrown).isInstanceOf(InterruptedException.class);
        Thread.interrupted();
        assertThat(Left.now()).isEqualTo(before);
        launchesAndEnds(step -> {});
        assertThat(lastRuns(PairResult.UNFINISHED)).isEmpty();
    }

    @Test
    void withoutAGuardTheChildRunsAllTheSame() throws Exception {
        launchesAndEnds(step -> {});
        Left before = Left.now();

        for (Fault fault : Fault.values()) {
            launchesAndEnds(
                    step -> {
                        if (step == Step.CHILD_GUARD) {
                            fault.strike();
                        }
                    });
            assertThat(Left.now()).as("%s: left", fault).isEqualTo(before);
        }
        assertThat(lastRuns(PairResult.PASSED)).hasSize(1 + Fault.values().length);
    }

    private void launchesAndEnds(Step.Hook hook) throws Exception {
        Means means =
                new Means(
                        permits,
                        (kind, socket, turnedAway) -> SocketPairWire.open(),
                        new PipedLauncher(hook),
                        getClass().getClassLoader(),
                        new Listened(printed),
                        Progress.INTERVAL,
                        hook);
        try (PairSession session = PairSession.launch(plan(), means)) {
            assertThat(session.run(() -> {}, true).failure()).isNull();
        }
    }

    private PairPlan plan() {
        Map<String, String> given =
                Map.of(
                        Setting.EVIDENCE_DIR.key(),
                        evidence.toString(),
                        Setting.MAX_CHILDREN.key(),
                        "1",
                        Setting.DEADLINE.key(),
                        "99999999 d");
        return new PairPlan(
                new SideMethod(HalfLaunchedPairTests.class.getName(), "parent", List.of()),
                List.of(
                        new ChildPlan(
                                new SideMethod(QuickSides.class.getName(), "returns", List.of()),
                                false)),
                true,
                Settings.from(name -> Optional.ofNullable(given.get(name))),
                "invocation " + ++invocations);
    }

    private List<PairRecord> lastRuns(PairResult result) throws IOException {
        return PairRecords.read(evidence).pairs().stream()
                .filter(pair -> pair.result() == result)
                .toList();
    }

    /** What a launch may leave. */
    private record Left(
            List<Long> processes, Set<String> descriptors, Set<String> threads, Set<String> files) {

        static Left now() throws IOException {
            return new Left(
                    ProcessHandle.current().descendants().map(ProcessHandle::pid).toList(),
                    openSockets(),
                    Thread.getAllStackTraces().keySet().stream()
                            .map(Thread::getName)
                            .filter(name -> name.startsWith("forkpair-"))
                            .collect(Collectors.toSet()),
                    temporary());
        }

        private static Set<String> openSockets() throws IOException {
            Set<String> targets = new TreeSet<>();
            try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
                for (Path each : open.toList()) {
                    String target = target(each);
                    if (target.startsWith("socket:") || target.startsWith("pipe:")) {
                        targets.add(each.getFileName() + " " + target);
                    }
                }
            }
            return targets;
        }

        private static String target(Path descriptor) {
            try {
                return Files.readSymbolicLink(descriptor).toString();
            } catch (IOException e) {
                return ""; // the listing's own
            }
        }

        private static Set<String> temporary() throws IOException {
            String ours = "forkpair-" + ProcessHandle.current().pid() + "-";
            try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                return entries.map(each -> each.getFileName().toString())
                        .filter(name -> name.startsWith(ours))
                        .collect(Collectors.toSet());
            }
        }
    }
}

package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** Each ending that a forked child can have is that of a fresh one. */
@Timeout(180)
class ForkedEndingTests {

    /** Endings that a fork cannot have, each with the reason. */
    private static final Map<Ending, String> IMPOSSIBLE = new EnumMap<>(Ending.class);

    static {
        String flags = "a fork has the flags of the test JVM, and no child arguments";
        IMPOSSIBLE.put(Ending.EXIT_ON_OOM, flags);
        IMPOSSIBLE.put(Ending.BAD_FLAG, flags);
        IMPOSSIBLE.put(Ending.NO_TMPDIR, flags);
        IMPOSSIBLE.put(Ending.CHILD_UNKNOWN_CLASS, "a fork has the class path of the test JVM");
        IMPOSSIBLE.put(Ending.NO_MAIN, "a fork has the class path of the test JVM");
        IMPOSSIBLE.put(Ending.NO_TEST_CLASS, "a fork has the classes that the test JVM has loaded");
        IMPOSSIBLE.put(Ending.STATIC_INITIALIZER, "the test JVM has initialized the class");
        IMPOSSIBLE.put(Ending.NO_PROGRAM, "a fork runs no program: another java is refused");
        IMPOSSIBLE.put(Ending.CHILD_HEAP, "here the heap is large; see below");
        for (Ending ending : Ending.values()) {
            if (ending.side().equals("child, run by JUnit")) {
                IMPOSSIBLE.put(ending, "it has the test instance as it is");
            }
        }
        IMPOSSIBLE.put(Ending.MID_FRAME, "it writes to the descriptor that a fresh child has");
    }

    /** Endings of a side that lacks what a fork has. */
    private static final Set<Ending> LACKS =
            EnumSet.of(
                    Ending.NO_TEMP_DIR,
                    Ending.NO_BEFORE_EACH,
                    Ending.NULL_MESSAGE,
                    Ending.NO_EXTENSION);

    /** Nobody can run a fork again: what it had in memory is gone. */
    private static final Pattern COMMAND =
            Pattern.compile("\n +try +sh [^\n]*|child-[-\\d]+\\.command(, )?");

    /** The side runs on the thread that forked, whichever that was. */
    private static final Pattern FORKING_THREAD =
            Pattern.compile("\"junit-timeout-thread-\\d+\" RUN");

    /** What crashed is compiled code, once the test JVM has run it often enough. */
    private static final Pattern CRASH =
            Pattern.compile("(?m)^ +(crash|called at|output|\\[child \\d+]) .*\\n");

    @TempDir private Path dir;

    static Stream<Ending> possible() {
        return Stream.of(Ending.values())
                .filter(ending -> !IMPOSSIBLE.containsKey(ending))
                .filter(ending -> !LACKS.contains(ending));
    }

    static Set<Ending> lacks() {
        return LACKS;
    }

    @ParameterizedTest
    @MethodSource("possible")
    void endsAsAFreshChildDoes(Ending ending) throws Exception {
        Path evidence = dir.resolve("evidence");
        TestRun run = ending.runForked(dir, evidence);
        Awaitility.await().until(EndingTests::noParentSideGoesOn);

        String text = EndingText.of(ending, run, evidence, run.warnings());
        String known = FORKING_THREAD.matcher(text).replaceAll("\"main\" RUN");
        if (ending == Ending.CRASH) {
            assertThat(CRASH.matcher(known).replaceAll(""))
                    .isEqualTo(CRASH.matcher(ofAFork(ending)).replaceAll(""));
        } else {
            assertThat(known).isEqualTo(ofAFork(ending));
        }
        assertThat(run.count(ending.status())).as(run.printed()).isEqualTo(1);
        assertThat(run.endings()).isEqualTo(ending.words());
        assertThat(run.causes()).hasSameElementsAs(ending.causes());
    }

    private static String ofAFork(Ending ending) throws Exception {
        String text = EndingPage.texts().get(EndingPage.heading(ending));
        String without = COMMAND.matcher(text).replaceAll("");
        if (ending.settings().containsKey("forkpair.child.args")) {
            without = without.replace("evidence: ", "evidence: child-1.left-out, ");
        }
        return without;
    }

    @Test
    void theHeapOfAForkIsFilled() throws Exception {
        Process small =
                TestJvm.of(List.of("-Xmx96m"), ForkedHeapMain.class, dir.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(dir.resolve("output").toFile())
                        .start();

        assertThat(small.waitFor()).as(() -> output(dir.resolve("output"))).isZero();
        assertThat(Files.readString(dir.resolve("text"))).isEqualTo(ofAFork(Ending.CHILD_HEAP));
    }

    private static String output(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @ParameterizedTest
    @MethodSource("lacks")
    void whatOnlyJUnitSetsUpIsThere(Ending ending) throws Exception {
        TestRun run = ending.runForked(dir, dir.resolve("evidence"));

        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(1);
    }
}

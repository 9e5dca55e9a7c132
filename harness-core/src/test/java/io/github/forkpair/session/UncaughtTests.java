package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Listened;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody catches in a thread of a child side leaves a trace, whatever thread it is. */
@Timeout(90)
class UncaughtTests {

    private final List<String> console = new ArrayList<>();

    @TempDir private Path evidence;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thread",
                "daemon",
                "threadOfAGroupOfItsOwn",
                "executor",
                "forkJoin",
                "timer",
                "shutdownHook",
                "ownDefaultHandlerThatCallsTheOneBefore",
                "virtual"
            })
    void isWarnedOfWhereThePairPasses(String side) throws Exception {
        assumeThat(side.equals("virtual") && Runtime.version().feature() < 21).isFalse();

        Verdict verdict = run(side);

        assertThat(verdict.failure()).isNull();
        assertThat(console).hasSize(1);
        assertThat(console.get(0))
                .matches(
                        "\\[forkpair] WARNING: @ChildSide UncaughtSides\\."
                                + side
                                + ": thread \"mine\" of the child side died of"
                                + " java\\.lang\\.IllegalStateException: boom at"
                                + " UncaughtSides\\.java:\\d+");
        assertThat(file("child-1.uncaught"))
                .startsWith("\"mine\" java.lang.IllegalStateException: boom\n\tat ")
                .contains("UncaughtSides.dies(UncaughtSides.java:");
        assertThat(file("child-1.stderr"))
                .startsWith("Exception in thread \"mine\" java.lang.IllegalStateException: boom\n");
        assertThat(file("pair.json"))
                .contains("\"uncaught\"", "\\\"mine\\\": java.lang.IllegalStateException: boom");
    }

    @Test
    void isLikelyTheCauseWhereThePairFails() throws Exception {
        Verdict verdict = run("failsToo");

        assertThat(verdict.failure())
                .hasMessageContaining(
                        "\n  likely     thread \"mine\" of the child side died of"
                                + " java.lang.IllegalStateException: boom at UncaughtSides.java:");
        assertThat(console).noneMatch(line -> line.contains("WARNING"));
    }

    @Test
    void isToldOfBeforeTheJvmEnds() throws Exception {
        Verdict verdict = run("beforeAHalt");

        assertThat(verdict.ending()).isEqualTo(Verdict.Ending.CHILD_EXITED);
        assertThat(verdict.failure()).hasMessageContaining("thread \"mine\" of the child side");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stackOverflow", "hostile", "outOfMemory"})
    void isToldOfHoweverHardThatIs(String side) throws Exception {
        Verdict verdict = run(side);

        assertThat(verdict.failure()).isNull();
        assertThat(console)
                .singleElement()
                .asString()
                .containsPattern("thread \"mine\" of the child side died of \\S+(Error|\\$\\d)");
    }

    @Test
    void isBoundedHoweverManyThereAre() throws Exception {
        Verdict verdict = run("many");

        assertThat(verdict.failure()).isNull();
        assertThat(console)
                .singleElement()
                .asString()
                .endsWith("; nor did anybody catch at least 65535 more, see child-1.uncaught");
        assertThat(file("child-1.uncaught"))
                .hasSizeLessThan(100_000)
                .endsWith("(at least 65536 in all)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ownHandler", "ownDefaultHandler"})
    void isTheOwnHandlersWhereThereIsOne(String side) throws Exception {
        Verdict verdict = run(side);

        assertThat(verdict.failure()).isNull();
        assertThat(console).isEmpty();
        assertThat(file("child-1.stdout"))
                .isEqualTo("mine java.lang.IllegalStateException: boom\n");
        assertThat(directory().resolve("child-1.stderr")).doesNotExist();
    }

    private Verdict run(String side) throws InterruptedException {
        try (PairSession session =
                PairSession.launch(
                        plan(side),
                        Means.usual(getClass().getClassLoader(), new Listened(console)))) {
            return session.run(() -> {}, true);
        }
    }

    private String file(String name) throws Exception {
        return Files.readString(directory().resolve(name));
    }

    private Path directory() {
        return evidence.resolve(UncaughtTests.class.getName()).resolve("parent");
    }

    private PairPlan plan(String side) {
        Map<String, String> given = new HashMap<>();
        given.put(Setting.EVIDENCE_DIR.key(), evidence.toString());
        given.put(Setting.EVIDENCE.key(), "always");
        given.put(Setting.CHILD_ARGS.key(), "-Xmx32m");
        return new PairPlan(
                new SideMethod(UncaughtTests.class.getName(), "parent", List.of()),
                List.of(
                        new ChildPlan(
                                new SideMethod(UncaughtSides.class.getName(), side, List.of()),
                                false)),
                false,
                Settings.from(name -> Optional.ofNullable(given.get(name))));
    }
}

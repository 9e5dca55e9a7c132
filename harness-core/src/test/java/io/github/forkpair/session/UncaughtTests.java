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
import java.util.regex.Pattern;
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
                                + " UncaughtSides\\.java:\\d+, see "
                                + Pattern.quote(directory() + "/child-1.uncaught"));
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
                .endsWith(
                        "; nor did anybody catch at least 65535 more, see "
                                + directory()
                                + "/child-1.uncaught");
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

    @ParameterizedTest
    @ValueSource(strings = {"thread", "twoDie"})
    void isNamedByAWarningOnlyWhereItStays(String side) throws Exception {
        run(side, "on-failure");

        assertThat(console)
                .singleElement()
                .asString()
                .endsWith(", see " + directory() + "/child-1.uncaught");
        assertThat(file("child-1.uncaught")).contains("UncaughtSides.dies(UncaughtSides.java:");
        assertThat(file("pair.json")).contains("\"passed\"");
    }

    @Test
    void isNotKeptWhereNobodyWarnsOfAny() throws Exception {
        run("ownHandler", "on-failure");

        assertThat(console).isEmpty();
        assertThat(directory()).doesNotExist();
    }

    @Test
    void standsInTheWarningWhereNoEvidenceIsKept() throws Exception {
        run("twoDie", "never");

        assertThat(console)
                .singleElement()
                .asString()
                .matches(
                        ".* thread \"mine\" of the child side died of \\S+: boom at \\S+; nor did"
                                + " anybody catch 1 more: \"other\" of \\S+: boom at"
                                + " UncaughtSides\\.java:\\d+");
        assertThat(directory()).doesNotExist();
    }

    @Test
    void isBoundedInTheWarningToo() throws Exception {
        run("eightDie", "never");

        assertThat(console)
                .singleElement()
                .asString()
                .contains("catch 7 more: \"mine-2\" of ", ", \"mine-6\" of ")
                .doesNotContain("mine-7")
                .endsWith(", ...");
    }

    @Test
    void isNamedByNoFailureWhereNoEvidenceIsKept() throws Exception {
        Verdict verdict = run("twoDieAndFail", "never");

        assertThat(verdict.failure())
                .hasMessageContaining("; nor did anybody catch 1 more: \"other\" of ")
                .hasMessageNotContaining("child-1.uncaught");
    }

    @ParameterizedTest
    @ValueSource(strings = {"usesTmp", "usesTmpInAWrappedFailure"})
    void isExplainedWhereJUnitWouldHaveSetTheField(String side) throws Exception {
        run(side, "on-failure");

        assertThat(console)
                .singleElement()
                .asString()
                .endsWith(
                        "/child-1.uncaught; likely no @BeforeEach and no extension runs in the"
                                + " child: field \"tmp\" (@TempDir) is null there; to do: ask for"
                                + " @SharedDir Path, or make a directory in the child side, or write"
                                + " @ChildSide(lifecycle = Lifecycle.JUPITER)");
    }

    @Test
    void isExplainedOnceWhereTheSideFailsOfTheSame() throws Exception {
        Verdict verdict = run("usesTmpAndFailsOfIt");

        assertThat(verdict.failure())
                .message()
                .containsOnlyOnce("field \"tmp\" (@TempDir) is null there")
                .containsOnlyOnce("ask for @SharedDir Path")
                .contains("thread \"mine\" of the child side died of java.lang.NullPointer");
    }

    @Test
    void isExplainedWhereTheParentSideFails() throws Exception {
        Verdict verdict =
                run(
                        "usesTmp",
                        "always",
                        () -> {
                            throw new AssertionError("no answer");
                        });

        assertThat(verdict.failure().getSuppressed()[0])
                .hasMessageContaining("field \"tmp\" (@TempDir) is null there");
    }

    private Verdict run(String side) throws InterruptedException {
        return run(side, "always");
    }

    private Verdict run(String side, String kept) throws InterruptedException {
        return run(side, kept, () -> {});
    }

    private Verdict run(String side, String kept, ParentSide parent) throws InterruptedException {
        try (PairSession session =
                PairSession.launch(
                        plan(side, kept),
                        Means.usual(getClass().getClassLoader(), new Listened(console)))) {
            return session.run(parent, true);
        }
    }

    private String file(String name) throws Exception {
        return Files.readString(directory().resolve(name));
    }

    private Path directory() {
        return evidence.resolve(UncaughtTests.class.getName()).resolve("parent");
    }

    private PairPlan plan(String side, String kept) {
        Map<String, String> given = new HashMap<>();
        given.put(Setting.EVIDENCE_DIR.key(), evidence.toString());
        given.put(Setting.EVIDENCE.key(), kept);
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

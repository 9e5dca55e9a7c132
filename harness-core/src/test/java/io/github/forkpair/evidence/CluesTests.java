package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.EndCause;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.Printed;
import io.github.forkpair.outcome.ProcessEnd;
import io.github.forkpair.outcome.Said;
import io.github.forkpair.transfer.FailureCapture;
import io.github.forkpair.transfer.Lacks;
import io.github.forkpair.transfer.NullField;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What is likely whoever fails, and what to do then. */
class CluesTests {

    private static final String BY_JUNIT = ", or write @ChildSide(lifecycle = Lifecycle.JUPITER)";

    private static final long BEFORE = 1;
    private static final long NOW = 2;
    private static final long AFTER = 3;

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void aTemporaryDirectoryThatTheParentSideLacksIsTold() {
        String before = System.setProperty("java.io.tmpdir", "/no/such/dir");
        try {
            assertThat(hint(parent(new NoSuchFileException("/no/such/dir/x")), returned()))
                    .isEqualTo(
                            new Hint(
                                    "java.io.tmpdir is /no/such/dir, which is not there",
                                    "create it before the tests run, or set java.io.tmpdir to one"
                                            + " that is there"));
            assertThat(hint(parent(new NoSuchFileException("/elsewhere")), returned()))
                    .isEqualTo(Hint.NONE);
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    @Test
    void eachKindOfFieldSaysWhatToWrite() {
        assertThat(lacking("tmp", "TempDir", "", false).toDo())
                .isEqualTo(
                        "ask for @SharedDir Path, or make a directory in the child side"
                                + BY_JUNIT);
        assertThat(lacking("cache", "Mock", "", false).toDo())
                .isEqualTo("make the mock in the child side" + BY_JUNIT);
        assertThat(lacking("cache", "Autowired", "", false).toDo())
                .isEqualTo(
                        "make it in the child side, or initialize it where it is declared"
                                + BY_JUNIT);
        assertThat(lacking("cache", "", "open", false).toDo())
                .isEqualTo(
                        "call open() in the child side, initialize it where it is declared, or send it"
                                + " as a message");
        assertThat(lacking("cache", "", "open", false).likely())
                .isEqualTo(
                        "field \"cache\" is null in the child: it is set by open() (@BeforeEach) or"
                                + " by the parent side, and neither runs there");
        assertThat(
                        failed(
                                        new Lacks(
                                                List.of(
                                                        new NullField(
                                                                "cache",
                                                                "",
                                                                "open",
                                                                "BeforeEach",
                                                                false,
                                                                false)),
                                                ""))
                                .likely())
                .isEqualTo(
                        "no @BeforeEach and no extension runs in the child: field \"cache\" is null"
                                + " there");
        assertThat(lacking("names", "", "fill", true).likely())
                .isEqualTo(
                        "field \"names\" is empty in the child: it is filled by fill() (@BeforeEach) or"
                                + " by the parent side, and neither runs there");
        assertThat(lacking("server", "RegisterExtension", "", true).likely())
                .endsWith("field \"server\" (@RegisterExtension) was not started there");
        assertThat(lacking("name", "", "", false).likely())
                .isEqualTo(
                        "each side has an instance of its own of the test class: field \"name\" is"
                                + " null there");
    }

    @Test
    void severalFieldsAreOneLine() {
        Hint hint =
                failed(
                        new Lacks(
                                List.of(
                                        new NullField("a", "Mock", false),
                                        new NullField("b", "Spy", false),
                                        new NullField("c", "", "open", "BeforeEach", false, false)),
                                ""));

        assertThat(hint.likely())
                .isEqualTo(
                        "no @BeforeEach and no extension runs in the child: fields \"a\" (@Mock),"
                                + " \"b\" (@Spy) and \"c\" are null there");
        assertThat(hint.toDo())
                .isEqualTo(
                        "for \"a\" and \"b\", make the mock in the child side"
                                + BY_JUNIT
                                + "\nfor \"c\", call open() in the child side, or initialize it where it is declared"
                                + BY_JUNIT);
    }

    @Test
    void whichOfSeveralFieldsWasTheCauseIsLeftOpen() {
        Hint hint =
                failed(
                        new Lacks(
                                List.of(
                                        new NullField("a", "", "open", "BeforeEach", false, true),
                                        new NullField("b", "", false),
                                        new NullField("tmp", "TempDir", false)),
                                ""));

        assertThat(hint)
                .isEqualTo(
                        new Hint(
                                "no @BeforeEach and no extension runs in the child: field \"tmp\""
                                        + " (@TempDir) is null there\n"
                                        + "or field \"a\", also null there: it is set by open()"
                                        + " (@BeforeEach) or by the parent side\n"
                                        + "or field \"b\", also null there: each side has an instance"
                                        + " of its own of the test class",
                                "for \"tmp\", ask for @SharedDir Path, or make a directory in the"
                                        + " child side"
                                        + BY_JUNIT
                                        + "\nfor \"a\", call open() in the child side, initialize it"
                                        + " where it is declared, or send it as a message\n"
                                        + "for \"b\", make it in the child side, or send it as a"
                                        + " message"));
    }

    @Test
    void eachMethodThatMaySetAFieldIsNamed() {
        assertThat(
                        failed(
                                        new Lacks(
                                                List.of(
                                                        new NullField(
                                                                "a",
                                                                "",
                                                                "open() or fill",
                                                                "BeforeAll",
                                                                false,
                                                                true)),
                                                ""))
                                .likely())
                .isEqualTo(
                        "field \"a\" is null in the child: it is set by open() or fill()"
                                + " (@BeforeAll) or by the parent side, and none of these runs"
                                + " there");
        assertThat(
                        failed(
                                        new Lacks(
                                                List.of(
                                                        new NullField(
                                                                "a",
                                                                "",
                                                                "open",
                                                                "BeforeAll",
                                                                false,
                                                                false)),
                                                ""))
                                .likely())
                .isEqualTo(
                        "no @BeforeAll and no extension runs in the child: field \"a\" is null"
                                + " there");
    }

    @Test
    void whatTheFailureItselfHintsAtComesLast() {
        List<ChildReport.Uncaught> uncaught = new ArrayList<>();
        uncaught.add(
                new ChildReport.Uncaught(NOW, 1, "worker", "a.B", "no", List.of(), "a.B: no\n"));

        Hint hint =
                new Clues(parent(null), outcome(returned(), uncaught))
                        .before(new Hint("the moon", "wait"));

        assertThat(hint)
                .isEqualTo(
                        new Hint(
                                "thread \"worker\" of the child side died of a.B: no\nthe moon",
                                "see first why thread \"worker\" died\nwait"));
    }

    @Test
    void whatAThreadDiedOfIsExplainedOnceWithWhatTheSideFailedOf() {
        Lacks lacks = new Lacks(List.of(new NullField("tmp", "TempDir", false)), "");
        List<ChildReport.Uncaught> uncaught =
                List.of(
                        new ChildReport.Uncaught(
                                NOW, 1, "worker", "a.B", "no", List.of(), "a.B: no\n", lacks));
        ChildReport failed =
                new ChildReport.Failed(NOW, FailureCapture.of(new NullPointerException()), lacks);

        Hint hint = new Clues(parent(null), outcome(failed, uncaught)).before(Hint.NONE);

        assertThat(hint)
                .isEqualTo(
                        new Hint(
                                "thread \"worker\" of the child side died of a.B: no\n"
                                        + "no @BeforeEach and no extension runs in the child: field"
                                        + " \"tmp\" (@TempDir) is null there",
                                "ask for @SharedDir Path, or make a directory in the child side"
                                        + BY_JUNIT));
    }

    private static Hint lacking(String name, String annotation, String setUp, boolean made) {
        String phase = setUp.isEmpty() ? "" : "BeforeEach";
        return failed(
                new Lacks(List.of(new NullField(name, annotation, setUp, phase, made, true)), ""));
    }

    private static Hint failed(Lacks lacks) {
        return hint(
                parent(null),
                new ChildReport.Failed(
                        BEFORE, FailureCapture.of(new NullPointerException()), lacks));
    }

    private static Hint hint(ParentOutcome parent, ChildReport word) {
        return new Clues(parent, outcome(word, List.of())).before(Hint.NONE);
    }

    private static ParentOutcome parent(Throwable thrown) {
        return new ParentOutcome(thrown, NOW, true, false, Optional.empty());
    }

    private static ChildReport returned() {
        return new ChildReport.Returned(AFTER, "", "");
    }

    private static ChildOutcome outcome(ChildReport word, List<ChildReport.Uncaught> uncaught) {
        return new ChildOutcome(
                new Said(true, Optional.of(word), Optional.empty(), uncaught),
                new ProcessEnd(4712, new ExitStatus.Exited(0), AFTER, List.of()),
                new EndCause(Optional.empty(), Optional.empty(), false),
                Optional.empty(),
                new Printed("", "", false));
    }
}

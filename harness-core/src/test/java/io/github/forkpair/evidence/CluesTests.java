package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.ChildReport;
import io.github.forkpair.outcome.FailureCapture;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.outcome.Lacks;
import io.github.forkpair.outcome.NullField;
import io.github.forkpair.outcome.ParentOutcome;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What is likely whoever fails, and what to do then. */
class CluesTests {

    private static final long BEFORE = 1;
    private static final long NOW = 2;
    private static final long AFTER = 3;

    @Test
    void threadsThatEndedWithTheChildSideAreTold() {
        Hint hint = hint(parent(new ConnectException("refused")), returned(BEFORE, "a\nb\n"));

        assertThat(hint.likely())
                .isEqualTo("the child side returned, and its threads \"a\", \"b\" ended with it");
        assertThat(hint.toDo()).startsWith("let the child side wait");
    }

    @Test
    void threadsAreToldOfWhereNobodyIsThereAnyMore() {
        for (Throwable lost :
                List.of(
                        new EOFException(),
                        new SocketException("reset"),
                        new SocketTimeoutException("Read timed out"),
                        new PeerGoneException("The child side has hung up.", null),
                        new IOException("Connection reset by peer"),
                        new UncheckedIOException(new IOException("Broken pipe")))) {
            assertThat(hint(parent(lost), returned(BEFORE, "a\n")).likely())
                    .as(lost.toString())
                    .isEqualTo("the child side returned, and its thread \"a\" ended with it");
        }
    }

    @Test
    void threadsAreNotToldOfWhereAnotherThingIsWrong() {
        for (Throwable other :
                List.of(
                        new AssertionError("expected: <4> but was: <5>"),
                        new IOException("no space left"),
                        new IllegalStateException())) {
            assertThat(hint(parent(other), returned(BEFORE, "pool-1-thread-1\n")))
                    .as(other.toString())
                    .isEqualTo(Hint.NONE);
        }
    }

    @Test
    void threadsAreNotToldOfWhereTheyLeadToNothing() {
        assertThat(hint(parent(new ConnectException("refused")), returned(AFTER, "a\n")))
                .as("failed before")
                .isEqualTo(Hint.NONE);
        assertThat(hint(parent(null), returned(BEFORE, "a\n")))
                .as("the parent side is well")
                .isEqualTo(Hint.NONE);
        assertThat(hint(parent(new ConnectException("refused")), returned(BEFORE, "")))
                .as("there were none")
                .isEqualTo(Hint.NONE);
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void aTemporaryDirectoryThatTheParentSideLacksIsTold() {
        String before = System.setProperty("java.io.tmpdir", "/no/such/dir");
        try {
            assertThat(hint(parent(new NoSuchFileException("/no/such/dir/x")), returned(AFTER, "")))
                    .isEqualTo(
                            new Hint(
                                    "java.io.tmpdir names /no/such/dir, which is not there",
                                    "create it before the tests run, or let java.io.tmpdir name one"
                                            + " that is there"));
            assertThat(hint(parent(new NoSuchFileException("/elsewhere")), returned(AFTER, "")))
                    .isEqualTo(Hint.NONE);
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    @Test
    void eachKindOfFieldSaysWhatToWrite() {
        assertThat(lacking("tmp", "TempDir", "", false).toDo())
                .isEqualTo("ask for @SharedDir Path, or make a directory in the child side");
        assertThat(lacking("cache", "Mock", "", false).toDo())
                .isEqualTo("make the mock in the child side");
        assertThat(lacking("cache", "Autowired", "", false).toDo())
                .isEqualTo("make it in the child side, or where it is declared");
        assertThat(lacking("cache", "", "open", false).toDo())
                .isEqualTo(
                        "call open() in the child side, make it where it is declared, or send it"
                                + " as a message");
        assertThat(lacking("cache", "", "open", false).likely())
                .isEqualTo(
                        "field \"cache\" is null in the child: the parent side or open() may set it,"
                                + " and neither runs there");
        assertThat(
                        failed(
                                        new Lacks(
                                                List.of(
                                                        new NullField(
                                                                "cache", "", "open", false, false)),
                                                ""))
                                .likely())
                .isEqualTo(
                        "no @BeforeEach and no extension runs in the child: field \"cache\" is null"
                                + " there");
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
                                        new NullField("a", "Mock", "", false),
                                        new NullField("b", "Spy", "", false),
                                        new NullField("c", "", "open", false, false)),
                                ""));

        assertThat(hint.likely())
                .isEqualTo(
                        "no @BeforeEach and no extension runs in the child: fields \"a\" (@Mock),"
                                + " \"b\" (@Spy) and \"c\" are null there");
        assertThat(hint.toDo())
                .isEqualTo(
                        "make the mock in the child side\n"
                                + "call open() in the child side, or make it where it is declared");
    }

    @Test
    void whatTheFailureItselfHintsAtComesLast() {
        List<ChildReport.Uncaught> uncaught = new ArrayList<>();
        uncaught.add(
                new ChildReport.Uncaught(NOW, 1, "worker", "a.B", "no", List.of(), "a.B: no\n"));

        Hint hint =
                new Clues(parent(null), outcome(returned(AFTER, ""), uncaught))
                        .before(new Hint("the moon", "wait"));

        assertThat(hint)
                .isEqualTo(
                        new Hint(
                                "thread \"worker\" of the child side died of a.B: no\nthe moon",
                                "wait"));
    }

    private static Hint lacking(String name, String annotation, String setUp, boolean made) {
        return failed(new Lacks(List.of(new NullField(name, annotation, setUp, made)), ""));
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
        return new ParentOutcome(thrown, NOW, true, false);
    }

    private static ChildReport returned(long nanoTime, String threads) {
        return new ChildReport.Returned(nanoTime, threads);
    }

    private static ChildOutcome outcome(ChildReport word, List<ChildReport.Uncaught> uncaught) {
        return new ChildOutcome(
                4712,
                true,
                Optional.of(word),
                Optional.empty(),
                new ExitStatus.Exited(0),
                Optional.empty(),
                Optional.empty(),
                AFTER,
                false,
                false,
                Hang.UNKNOWN,
                uncaught,
                List.of(),
                "",
                "",
                false);
    }
}

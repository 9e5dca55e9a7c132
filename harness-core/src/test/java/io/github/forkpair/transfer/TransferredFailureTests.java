package io.github.forkpair.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.ChildSideException;
import io.github.forkpair.control.ChildReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

class TransferredFailureTests {

    private record Place(Path file, List<Optional<Integer>> lines) {}

    @SuppressWarnings("serial") // that they cross all the same is what the test asks
    private static final class BadFile extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Place place;
        private final Path directory;

        BadFile(Place place, Path directory) {
            super("bad");
            this.place = place;
            this.directory = directory;
        }
    }

    @Test
    void aFailureThatHoldsRecordsAndPathsKeepsItsTypeAndThem() {
        Place place = new Place(Path.of("a"), List.of(Optional.of(1), Optional.empty()));
        BadFile thrown = new BadFile(place, Path.of("/dir"));

        Throwable restored =
                FailureRestore.restore(
                        FailureCapture.of(thrown), getClass().getClassLoader(), any -> "\nnote");

        assertThat(restored)
                .isInstanceOfSatisfying(
                        BadFile.class,
                        bad -> {
                            assertThat(bad.place).isEqualTo(place);
                            assertThat(bad.directory).isEqualTo(Path.of("/dir"));
                            assertThat(bad).hasMessage("bad\nnote");
                        });
    }

    private static final String NOTE = "\n  thrown by  somebody";

    private final ClassLoader loader = getClass().getClassLoader();

    @Test
    void aReportComesBackFromItsBytes() throws IOException {
        Throwable thrown = new IOException("x".repeat(100_000), new IllegalStateException());
        thrown.addSuppressed(new RuntimeException("ü€\uD800"));
        TransferredFailure failure = FailureCapture.of(thrown);

        ChildReport.Failed report = (ChildReport.Failed) sent(new ChildReport.Failed(42, failure));

        assertThat(report.nanoTime()).isEqualTo(42);
        assertThat(report.encode()).isEqualTo(new ChildReport.Failed(42, failure).encode());
        assertThat(report.failure().message()).isEqualTo(failure.message());
        assertThat(report.failure().cause().type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(report.failure().suppressed().get(0).message()).isEqualTo("ü€\uD800");
        assertThat(report.failure().stack().get(0).getMethodName())
                .isEqualTo("aReportComesBackFromItsBytes");
        assertThat(sent(new ChildReport.Ready(7))).isEqualTo(new ChildReport.Ready(7));
        assertThat(sent(new ChildReport.Covered())).isEqualTo(new ChildReport.Covered());
        assertThat(sent(new ChildReport.Returned(7, "pool-1-thread-1\n", "acceptor\n")))
                .isEqualTo(new ChildReport.Returned(7, "pool-1-thread-1\n", "acceptor\n"));
        ChildReport.Uncaught uncaught =
                new ChildReport.Uncaught(
                        7,
                        1,
                        "mine",
                        "a.B",
                        "boom",
                        List.of(),
                        "a.B: boom\n",
                        new Lacks(List.of(new NullField("tmp", "TempDir", false)), "/no"));
        assertThat(sent(uncaught)).isEqualTo(uncaught);
        assertThat(sent(new ChildReport.Threads("dump ü", "")))
                .isEqualTo(new ChildReport.Threads("dump ü", ""));
        assertThatThrownBy(() -> ChildReport.decode('?', new byte[0]))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theNoteIsAddedToTheMessageAndToNothingElse() {
        AssertionFailedError thrown = new AssertionFailedError("message", "message of a kind", 5);

        AssertionFailedError restored =
                (AssertionFailedError)
                        FailureRestore.restore(FailureCapture.of(thrown), loader, any -> NOTE);

        assertThat(restored).hasMessage("message" + NOTE).hasNoSuppressedExceptions();
        assertThat(restored.getExpected().getValue()).isEqualTo("message of a kind");
        assertThat(restored.getActual().getValue()).isEqualTo(5);
    }

    @Test
    void aClassThatTheParentLacksArrivesInWords() {
        ClassLoader empty = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());

        Throwable error =
                FailureRestore.restore(FailureCapture.of(new Special("boom")), empty, any -> NOTE);
        Throwable assertion =
                FailureRestore.restore(
                        FailureCapture.of(new SpecialAssertion("wrong")), empty, any -> NOTE);

        assertThat(error)
                .isInstanceOf(ChildSideException.class)
                .hasMessage(Special.class.getName() + ": boom" + NOTE);
        assertThat(assertion)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(SpecialAssertion.class.getName() + ": wrong" + NOTE);
    }

    @Test
    void bytesThatAreNoFailureArriveInWords() {
        TransferredFailure good = FailureCapture.of(new Special("boom"));
        TransferredFailure broken =
                new TransferredFailure(
                        good.type(),
                        good.message(),
                        good.kind(),
                        good.stack(),
                        good.cause(),
                        good.suppressed(),
                        new ThrowableForm.Serialized(
                                "garbage".getBytes(StandardCharsets.UTF_8), ThrowableForm.WORDS));

        assertThat(FailureRestore.restore(broken, loader, any -> NOTE))
                .isInstanceOf(ChildSideException.class);
    }

    @Test
    void oneThatIsNotItselfSaysWhy() {
        ClassLoader empty = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());

        assertThat(whyNotItself(FailureCapture.of(new Special("boom")), empty))
                .isEqualTo(
                        "ChildSideException, since "
                                + Special.class.getName()
                                + " is not on the test JVM's class path");
        assertThat(whyNotItself(FailureCapture.of(new SpecialAssertion("wrong")), empty))
                .startsWith("AssertionFailedError, since io.github.forkpair.");
        assertThat(whyNotItself(FailureCapture.of(new OutOfMemoryError()), loader))
                .isEqualTo(
                        "ChildSideException, since JUnit would take an OutOfMemoryError for the test JVM's"
                                + " own, and end the run");
        assertThat(whyNotItself(FailureCapture.of(new Holding(new Object())), loader))
                .isEqualTo(
                        "ChildSideException, since the original holds what cannot be serialized: java.lang.Object");
        assertThat(whyNotItself(FailureCapture.of(new IllegalStateException("x")), loader))
                .isEmpty();
    }

    /** As it comes after it has crossed. */
    private static String whyNotItself(TransferredFailure failure, ClassLoader loader) {
        List<String> told = new ArrayList<>();
        Throwable restored =
                FailureRestore.restore(
                        crossed(failure),
                        loader,
                        shownAs -> {
                            told.add(shownAs);
                            return NOTE + shownAs;
                        });
        String last = told.get(told.size() - 1);
        assertThat(restored.getMessage()).endsWith(NOTE + last);
        return last;
    }

    private static TransferredFailure crossed(TransferredFailure failure) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            failure.write(new DataOutputStream(bytes));
            return TransferredFailure.read(
                    new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holding extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // it is to be refused
        private final Object held;

        Holding(Object held) {
            super("holding " + held.getClass());
            this.held = held;
        }
    }

    @Test
    void anErrorThatJUnitTakesForItsOwnArrivesInWords() {
        Throwable restored =
                FailureRestore.restore(
                        FailureCapture.of(new OutOfMemoryError("Java heap space")),
                        loader,
                        any -> NOTE);

        assertThat(restored)
                .isInstanceOf(ChildSideException.class)
                .hasMessage("java.lang.OutOfMemoryError: Java heap space" + NOTE);
    }

    @Test
    void valuesThatCannotCrossAreComparedAsText() throws IOException {
        Object noneCanSerialize = List.of(new Object());
        for (Object value : List.of(noneCanSerialize, new URL("http://localhost/"))) {
            AssertionFailedError thrown = new AssertionFailedError("message", value, "actual");
            ChildReport.Failed report =
                    (ChildReport.Failed) sent(new ChildReport.Failed(1, FailureCapture.of(thrown)));

            AssertionFailedError restored =
                    (AssertionFailedError)
                            FailureRestore.restore(report.failure(), loader, any -> NOTE);

            assertThat(restored).hasMessage("message" + NOTE);
            assertThat(restored.getExpected().getStringRepresentation())
                    .isEqualTo(value.toString());
            assertThat(restored.getActual().getStringRepresentation()).isEqualTo("actual");
        }
    }

    @ParameterizedTest
    @MethodSource
    void oneWithMethodsThatFailArrivesInWords(Throwable thrown) throws IOException {
        ChildReport.Failed report =
                (ChildReport.Failed) sent(new ChildReport.Failed(1, FailureCapture.of(thrown)));

        assertThat(FailureRestore.restore(report.failure(), loader, any -> NOTE))
                .isExactlyInstanceOf(ChildSideException.class)
                .hasMessage(thrown.getClass().getName() + ": boom" + NOTE);
    }

    static Stream<Throwable> oneWithMethodsThatFailArrivesInWords() {
        return Stream.of(
                new HostileThrowables.NoText("boom"),
                new HostileThrowables.NullText("boom"),
                new HostileThrowables.NoStack("boom"),
                new HostileThrowables.EndlessCause("boom"),
                new HostileThrowables.NotWritten("boom"),
                new HostileThrowables.NotRead("boom"));
    }

    @Test
    void causesWithoutEndAreCutOff() {
        Throwable thrown = new IOException("innermost");
        for (int i = 0; i < 20_000; i++) {
            thrown = new RuntimeException("cause", thrown);
        }

        TransferredFailure failure = FailureCapture.of(thrown);

        assertThat(failure.type()).isEqualTo("java.lang.RuntimeException");
        assertThat(failure.message()).isEqualTo("cause");
    }

    @Test
    void aMessageThatCannotBeHadIsSaidToBe() {
        TransferredFailure failure =
                FailureCapture.of(
                        new RuntimeException() {
                            private static final long serialVersionUID = 1;

                            @Override
                            public String getMessage() {
                                throw new IllegalStateException();
                            }
                        });

        assertThat(failure.message())
                .isEqualTo("(its getMessage() throws java.lang.IllegalStateException)");
    }

    private static ChildReport sent(ChildReport report) throws IOException {
        return ChildReport.decode(report.kind(), report.encode());
    }

    private static final class Special extends RuntimeException {
        private static final long serialVersionUID = 1;

        Special(String message) {
            super(message);
        }
    }

    private static final class SpecialAssertion extends AssertionError {
        private static final long serialVersionUID = 1;

        SpecialAssertion(String message) {
            super(message);
        }
    }
}

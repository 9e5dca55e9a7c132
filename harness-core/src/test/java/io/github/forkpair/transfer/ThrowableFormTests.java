package io.github.forkpair.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.forkpair.ChildSideException;
import io.github.forkpair.control.ChildReport;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ThrowableFormTests {

    private static final String NOTE = "\n  thrown by  somebody";

    static Stream<Throwable> plain() {
        return Stream.of(
                new AssertionError("message"),
                new IllegalStateException("message"),
                new FileNotFoundException("message"),
                new NoClassDefFoundError("message"),
                new StackOverflowError("message"),
                new TestAbortedException("message"),
                new OfOwnConstructor(7));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void oneThatIsNothingButItsWordsIsMadeAgainOfThem(Throwable thrown) throws IOException {
        thrown.addSuppressed(new IOException("suppressed"));
        TransferredFailure sent = sent(thrown);

        assertThat(sent.form()).isEqualTo(ThrowableForm.PLAIN);
        Throwable restored = restored(sent);
        assertThat(restored)
                .isExactlyInstanceOf(thrown.getClass())
                .hasMessage(thrown.getMessage() + NOTE)
                .hasNoCause();
        assertThat(restored.getSuppressed()[0])
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("suppressed");
    }

    @Test
    void whatTheJvmSaysOfANullPointerIsKept() throws IOException {
        String nobody = Boolean.getBoolean("never set") ? "" : null;
        NullPointerException thrown = null;
        try {
            nobody.length();
        } catch (NullPointerException e) {
            thrown = e;
        }

        Throwable restored = restored(sent(thrown));

        assertThat(restored)
                .isExactlyInstanceOf(NullPointerException.class)
                .hasMessage(thrown.getMessage() + NOTE);
        assertThat(thrown.getMessage()).contains("String.length()");
    }

    @Test
    void itsCausesAreOfTheirOwnTypesAndHaveTheirStacks() throws IOException {
        IOException root = new IOException("root");
        TransferredFailure sent = sent(new IllegalStateException("message", root));

        assertThat(sent.form()).isEqualTo(ThrowableForm.PLAIN);
        assertThat(restored(sent).getCause())
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("root");
        assertThat(restored(sent).getCause().getStackTrace())
                .extracting(StackTraceElement::getClassName, StackTraceElement::getLineNumber)
                .startsWith(tuple(getClass().getName(), root.getStackTrace()[0].getLineNumber()));
    }

    @Test
    void aMessageThatIsNoneStaysNone() throws IOException {
        Throwable restored = restored(sent(new IllegalStateException()));

        assertThat(restored).isExactlyInstanceOf(IllegalStateException.class).hasMessage(null);
        assertThat(restored.getSuppressed()[0]).hasMessage("The child side failed." + NOTE);
    }

    static Stream<Object> simple() {
        return Stream.of("text ü€\ud800", true, 'c', (byte) 1, (short) 2, 3, 4L, 5.5f, -0.0, "");
    }

    @ParameterizedTest
    @MethodSource("simple")
    void comparedValuesComeBackAsTheyWere(Object value) throws IOException {
        TransferredFailure sent = sent(new AssertionFailedError("message", value, null));

        assertThat(sent.form()).isEqualTo(new ThrowableForm.Compared(value, null));
        AssertionFailedError restored = (AssertionFailedError) restored(sent);
        assertThat(restored).hasMessage("message" + NOTE);
        assertThat(restored.getExpected().getValue()).isEqualTo(value);
        assertThat(restored.getExpected().getType()).isEqualTo(value.getClass());
        assertThat(restored.isActualDefined()).isTrue();
        assertThat(restored.getActual().getValue()).isNull();
    }

    @Test
    void anExpectedValueThatIsTheMessageAsWellHasNoNote() throws IOException {
        AssertionFailedError restored =
                (AssertionFailedError) restored(sent(new AssertionFailedError("same", "same", 1)));

        assertThat(restored).hasMessage("same" + NOTE);
        assertThat(restored.getExpected().getValue()).isEqualTo("same");
    }

    @Test
    void anAssertionWithoutValuesHasNoneAfterwards() throws IOException {
        AssertionFailedError restored =
                (AssertionFailedError) restored(sent(new AssertionFailedError("message")));

        assertThat(restored).hasMessage("message" + NOTE);
        assertThat(restored.isExpectedDefined()).isFalse();
    }

    static Stream<Throwable> moreThanWords() {
        Throwable cycle = new RuntimeException("message");
        cycle.initCause(new RuntimeException(cycle));
        Throwable twice = new RuntimeException("message", new IOException("held twice"));
        twice.addSuppressed(twice.getCause());
        return Stream.of(
                cycle,
                twice,
                new NoSuchFileException("message"),
                new UncheckedIOException("message", new IOException()),
                new OfItsOwnMind("message"),
                new Reading("message"),
                new RuntimeException("message", new NoSuchFileException("a cause with a field")),
                new AssertionFailedError("message", List.of(1), List.of(2)));
    }

    @ParameterizedTest
    @MethodSource("moreThanWords")
    void oneWithMoreThanWordsIsSerialized(Throwable thrown) throws IOException {
        TransferredFailure sent = sent(thrown);

        assertThat(sent.form()).isInstanceOf(ThrowableForm.Serialized.class);
        assertThat(restored(sent)).isExactlyInstanceOf(thrown.getClass());
    }

    @Test
    void aClassThatHasMoreInTheParentThanInTheChildStaysInWords() throws IOException {
        TransferredFailure plain = sent(new IllegalStateException("message"));
        TransferredFailure other =
                new TransferredFailure(
                        NoSuchFileException.class.getName(),
                        plain.message(),
                        plain.kind(),
                        plain.stack(),
                        null,
                        List.of(),
                        plain.form());

        assertThat(restored(other)).isInstanceOf(ChildSideException.class);
    }

    @Test
    void aTypeThatIsNoThrowableStaysInWords() throws IOException {
        TransferredFailure plain = sent(new IllegalStateException("message"));
        TransferredFailure other =
                new TransferredFailure(
                        "java.lang.Runtime",
                        plain.message(),
                        plain.kind(),
                        plain.stack(),
                        null,
                        List.of(),
                        plain.form());

        assertThat(restored(other)).isInstanceOf(ChildSideException.class);
    }

    private static TransferredFailure sent(Throwable thrown) throws IOException {
        ChildReport report = new ChildReport.Failed(1, FailureCapture.of(thrown));
        return ((ChildReport.Failed) ChildReport.decode(report.kind(), report.encode())).failure();
    }

    private Throwable restored(TransferredFailure sent) {
        return FailureRestore.restore(sent, getClass().getClassLoader(), any -> NOTE);
    }

    private static final class OfOwnConstructor extends RuntimeException {
        private static final long serialVersionUID = 1;

        OfOwnConstructor(int number) {
            super("number " + number);
        }
    }

    private static final class OfItsOwnMind extends RuntimeException {
        private static final long serialVersionUID = 1;

        OfItsOwnMind(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return super.getMessage() + "!";
        }
    }

    private static final class Reading extends RuntimeException {
        private static final long serialVersionUID = 1;

        Reading(String message) {
            super(message);
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
        }
    }
}

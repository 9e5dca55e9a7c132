package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrashStackTests {

    private static final int FIRST_LINE = new Throwable().getStackTrace()[0].getLineNumber() + 4;

    /** Stands for an author's method: its second line is two below its first. */
    static int crashes(int value) {
        int first = value + 1;

        return first * 2;
    }

    @Test
    void theAuthorsInnermostFrameHasTheLineOfItsPlaceInTheCode() {
        assertThat(frameOf("j  " + here() + ".crashes(I)I+2")).hasValue(frame(FIRST_LINE));
        assertThat(frameOf("j  " + here() + ".crashes(I)I+5")).hasValue(frame(FIRST_LINE + 2));
    }

    @Test
    void ofCompiledCodeTheMethodIsNamed() {
        assertThat(
                        frameOf(
                                "J 61 c1 "
                                        + here()
                                        + ".crashes(I)I (10 bytes) @ 0x00007f [0x00007e+0x10]"))
                .hasValue(frame(FIRST_LINE));
    }

    @Test
    void aClassThatIsNotHereIsNamedAllTheSame() {
        assertThat(frameOf("j  com.acme.Missing.calls()V+1"))
                .hasValue(new StackTraceElement("com.acme.Missing", "calls", null, -1));
    }

    @Test
    void aReportWithoutJavaFramesNamesNone() {
        assertThat(CrashStack.authorsFrame(List.of(), getClass().getClassLoader())).isEmpty();
        assertThat(frameOf("v  ~StubRoutines::call_stub")).isEmpty();
    }

    private Optional<StackTraceElement> frameOf(String line) {
        return CrashStack.authorsFrame(
                List.of(
                        "Native frames: (J=compiled Java code, j=interpreted, Vv=VM code)",
                        "j  com.acme.NotThisOne.side()V+1",
                        "",
                        "Java frames: (J=compiled Java code, j=interpreted, Vv=VM code)",
                        "j  sun.misc.Unsafe.putAddress(JJ)V+4 jdk.unsupported@17.0.15",
                        line,
                        "j  java.lang.reflect.Method.invoke(Ljava/lang/Object;)V+1 java.base@17",
                        "",
                        "j  com.acme.NorThisOne.side()V+1"),
                getClass().getClassLoader());
    }

    private StackTraceElement frame(int line) {
        return new StackTraceElement(here(), "crashes", "CrashStackTests.java", line);
    }

    private String here() {
        return getClass().getName();
    }
}

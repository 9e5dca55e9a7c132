package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.EndCause;
import io.github.forkpair.outcome.Printed;
import io.github.forkpair.outcome.ProcessEnd;
import io.github.forkpair.outcome.Said;
import io.github.forkpair.plan.LeftOut;
import io.github.forkpair.plan.LeftOut.Kind;
import io.github.forkpair.transfer.FailureCapture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftOutTextTests {

    private static final List<LeftOut> LEFT_OUT =
            List.of(
                    new LeftOut(Kind.SIZE, "-Xmx4g", ""),
                    new LeftOut(Kind.DEBUGGER, "-agentlib:jdwp=x", ""),
                    new LeftOut(Kind.PORT, "-javaagent:jolokia.jar", ""),
                    new LeftOut(Kind.FILE, "-Xlog:gc:a.log", "-Xlog:gc:/e/child-1.a.log"),
                    new LeftOut(Kind.EXPANDED, "-XX:Flags=f", ""));

    private static final String END =
            "\nof the test JVM, which the child has not: see forkpair.child.args";

    @Test
    void theFileSaysWhatAndWhatInsteadAndWhy() {
        assertThat(LeftOutText.file(LEFT_OUT))
                .isEqualTo(
                        """
                        -Xmx4g (the size: it is that of the test JVM; a child's is forkpair.child.args)
                        -agentlib:jdwp=x (the debugger: one debugger, on one port, is attached to the test JVM)
                        -javaagent:jolokia.jar (a port: two JVMs cannot listen on one port)
                        -Xlog:gc:a.log, now -Xlog:gc:/e/child-1.a.log (a file that a JVM writes: two JVMs would write over each other's)
                        -XX:Flags=f (a file of options: each option in it is handed over by itself)
                        """);
    }

    @Test
    void aFullHeapMayBeForWantOfTheTestJvms() {
        assertThat(LeftOutText.row(LEFT_OUT, failed(new Error(new OutOfMemoryError()))))
                .isEqualTo("-Xmx4g" + END);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                NoClassDefFoundError.class,
                UnsatisfiedLinkError.class,
                UnsupportedOperationException.class,
                ClassNotFoundException.class
            })
    void whatIsNotThereMayBeForWantOfAnAgent(Class<? extends Throwable> type) throws Exception {
        Throwable failure = type.getDeclaredConstructor().newInstance();

        assertThat(LeftOutText.row(LEFT_OUT, failed(failure)))
                .isEqualTo("-javaagent:jolokia.jar" + END);
    }

    @Test
    void anyOfItMayKeepAJvmFromStarting() {
        assertThat(LeftOutText.row(LEFT_OUT, outcome(false, null, "")))
                .contains("-Xmx4g\n", "jdwp", "jolokia");
    }

    @Test
    void whatTheChildHasWithAnotherFileIsNotSaidToBeMissing() {
        assertThat(LeftOutText.row(LEFT_OUT, outcome(false, null, "")))
                .doesNotContain("-Xlog", "-XX:Flags");
    }

    @Test
    void aChildThatDiedOfAFullHeapSaysSoOnItsOutput() {
        String output = "Terminating due to java.lang.OutOfMemoryError: Java heap space";

        assertThat(LeftOutText.row(LEFT_OUT, outcome(true, null, output)))
                .isEqualTo("-Xmx4g" + END);
    }

    @Test
    void anotherFailureIsNotForWantOfAnything() {
        assertThat(LeftOutText.row(LEFT_OUT, failed(new AssertionError("1")))).isEmpty();
        assertThat(LeftOutText.row(List.of(), failed(new OutOfMemoryError()))).isEmpty();
    }

    private static ChildOutcome failed(Throwable failure) {
        return outcome(true, new ChildReport.Failed(1, FailureCapture.of(failure)), "");
    }

    private static ChildOutcome outcome(boolean ready, ChildReport word, String stdout) {
        return new ChildOutcome(
                new Said(ready, Optional.ofNullable(word), Optional.empty(), List.of()),
                new ProcessEnd(1, new ExitStatus.Exited(1), 1, List.of()),
                new EndCause(Optional.empty(), Optional.empty(), false),
                Optional.empty(),
                new Printed(stdout, "", false));
    }
}

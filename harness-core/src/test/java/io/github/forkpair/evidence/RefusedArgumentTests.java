package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.jvm.Jdks;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.EndCause;
import io.github.forkpair.outcome.Printed;
import io.github.forkpair.outcome.ProcessEnd;
import io.github.forkpair.outcome.Said;
import io.github.forkpair.plan.Debugging;
import io.github.forkpair.plan.JvmPlan;
import io.github.forkpair.plan.Settings;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads what real JVMs print. */
class RefusedArgumentTests {

    private static final List<String> OTHERS = List.of("-ea", "-Dapp=1", "-XX:-UsePerfData");

    @TempDir private Path dir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--no-such | Unrecognized option: --no-such",
                "-Xnosuch | Unrecognized option: -Xnosuch",
                "-XX:+NoSuchFlag | Unrecognized VM option 'NoSuchFlag'",
                "-XX:TieredStopAtLevel=99 | outside the allowed range",
                "-Xmxlots | Invalid maximum heap size: -Xmxlots",
                "-Xlog:nosuchtag=debug | Invalid tag 'nosuchtag' in log selection.",
                "-Xlog:gc:file=/no/such.log | Error opening log file '/no/such.log'",
                "--add-modules=no.such | java.lang.module.FindException: Module no.such not found",
                "--add-opens=nonsense | Unable to parse --add-opens <module>=<value>: nonsense",
                "-javaagent:/no/such.jar | Error opening zip file or JAR manifest missing",
                "-agentlib:nosuch | Could not find agent library nosuch on the library path",
                "-Djava.system.class.loader=no.Such | java.lang.ClassNotFoundException: no.Such",
                "@/no/such.args | could not open `/no/such.args'"
            })
    void theArgumentIsFoundAndTheComplaintQuoted(String argument, String complaint)
            throws Exception {
        Hint hint = childArgs(argument).of(child(argument)).orElseThrow();

        assertThat(hint.likely())
                .startsWith(
                        "an argument that the JVM refuses, "
                                + argument
                                + " in forkpair.child.args; it says\n")
                .contains(complaint)
                .doesNotContain("Could not create", "fatal exception", "\tat ", "[error]");
        assertThat(hint.likely().lines().count()).isLessThanOrEqualTo(4);
        assertThat(hint.toDo()).isEqualTo("correct it there");
    }

    @Test
    void anAgentThatFailsIsOne() throws Exception {
        Path jar = dir.resolve("some-agent.jar");
        Path manifest = Files.writeString(dir.resolve("m"), "Premain-Class: no.such.Agent\n");
        Process tool =
                new ProcessBuilder(java("jar"), "cfm", jar.toString(), manifest.toString())
                        .inheritIO()
                        .start();
        assertThat(tool.waitFor()).isZero();
        String agent = "-javaagent:" + jar;

        assertThat(childArgs(agent).of(child(agent)).orElseThrow().likely())
                .startsWith("an argument that the JVM refuses, ")
                .contains("java.lang.ClassNotFoundException: no.such.Agent");
    }

    @Test
    void whereItCameFromIsSaid() throws Exception {
        ChildOutcome child = child("-XX:+NoSuchFlag");
        Map<String, String> environment =
                Map.of("JAVA_TOOL_OPTIONS", "-Da=1 -XX:+NoSuchFlag", "OTHER", "NoSuchFlag");
        List<String> ofTestJvm = List.of("-XX:+NoSuchFlag", "-ea");

        assertThat(new RefusedArgument(jvm(OTHERS), environment, ofTestJvm).of(child).orElseThrow())
                .extracting(Hint::likely)
                .asString()
                .contains("-XX:+NoSuchFlag in JAVA_TOOL_OPTIONS; it says");
        Hint hint = new RefusedArgument(jvm(OTHERS), Map.of(), ofTestJvm).of(child).orElseThrow();
        assertThat(hint.likely())
                .contains("-XX:+NoSuchFlag in the test JVM's own arguments; it says");
        assertThat(hint.toDo()).contains("argLine");
    }

    @Test
    void whereTheComplaintNamesNoneAllPlacesAreNamed() throws Exception {
        String both = "-XX:+UseParallelGC";
        ChildOutcome child = child(both, "-XX:+UseSerialGC");

        assertThat(new RefusedArgument(jvm(List.of(both)), Map.of(), List.of("-ea")).of(child))
                .get()
                .extracting(Hint::likely)
                .asString()
                .startsWith(
                        "an argument that the JVM refuses, in forkpair.child.args or the test JVM's"
                                + " own arguments; it says\nError occurred during");
    }

    @Test
    void whatIsNoComplaintIsNone() throws Exception {
        assertThat(childArgs("-ea").of(child("-ea", "-version"))).isEmpty();
        assertThat(childArgs("-ea").of(child("no.such.Main"))).isEmpty();
    }

    private static RefusedArgument childArgs(String argument) {
        List<String> arguments = new ArrayList<>(OTHERS);
        arguments.add(argument);
        return new RefusedArgument(jvm(arguments), Map.of(), List.of("-Dapp=2"));
    }

    private static JvmPlan jvm(List<String> args) {
        return new JvmPlan(
                new Settings.ChildJvm(args, Path.of("java"), new Jdks(List.of()), Debugging.NONE),
                List.of());
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private ChildOutcome child(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(java("java")));
        words.addAll(Arrays.asList(arguments));
        words.add("no.such.Main");
        Path out = dir.resolve("out");
        Path err = dir.resolve("err");
        Process jvm =
                new ProcessBuilder(words)
                        .directory(dir.toFile())
                        .redirectOutput(Redirect.to(out.toFile()))
                        .redirectError(Redirect.to(err.toFile()))
                        .start();
        return new ChildOutcome(
                new Said(false, Optional.empty(), Optional.empty(), List.of()),
                new ProcessEnd(jvm.pid(), new ExitStatus.Exited(jvm.waitFor()), 1, List.of()),
                EndCause.NONE,
                Optional.empty(),
                new Printed(Files.readString(out), Files.readString(err), false));
    }
}

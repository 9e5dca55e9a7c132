package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.plan.LeftOut;
import io.github.forkpair.plan.Seat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentVariablesTests {

    private static final OwnFiles FILES = new OwnFiles(Path.of("/e"), Seat.ONLY.files());

    @Test
    void whatAVariableGivesIsNotGivenTwice() {
        ArgumentVariables read =
                ArgumentVariables.of(
                        Map.of(
                                "JAVA_TOOL_OPTIONS", "-javaagent:a.jar '-Dx=y z' -Xmx1g",
                                "JDK_JAVA_OPTIONS",
                                        "--add-opens java.base/java.lang=ALL-UNNAMED -Da=1",
                                "_JAVA_OPTIONS", "-Da=2 -ea"),
                        List.of(
                                "-javaagent:a.jar",
                                "-Dx=y z",
                                "-Xmx1g",
                                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                                "-Da=1",
                                "-ea",
                                "-Da=2",
                                "-Xss1m",
                                "-Da=2",
                                "-ea"),
                        Set.of(),
                        word -> false,
                        FILES);

        assertThat(read.otherArguments()).containsExactly("-ea", "-Da=2", "-Xss1m");
        assertThat(read.leftOut()).isEmpty();
    }

    @Test
    void whatTwoJvmsCannotHaveGoesOutOfTheVariableAndTheRestStays() {
        ArgumentVariables read =
                ArgumentVariables.of(
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                "-agentlib:jdwp=server=y,address=5005 \"-Dx=y 'z\" -Xmx1g -Xlog:gc:gc.log",
                                "OTHER",
                                "-Xdebug"),
                        List.of(
                                "-agentlib:jdwp=server=y,address=5005",
                                "-Dx=y 'z",
                                "-Xmx1g",
                                "-Xlog:gc:gc.log",
                                "-Xint"),
                        Set.of(),
                        word -> false,
                        FILES);

        assertThat(read.environment())
                .isEqualTo(
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                "\"-Dx=y 'z\" -Xmx1g -Xlog:gc:/e/child-1.gc.log",
                                "OTHER",
                                "-Xdebug"));
        assertThat(read.otherArguments()).containsExactly("-Xint");
        assertThat(read.leftOut())
                .extracting(LeftOut::option)
                .containsExactly(
                        "-agentlib:jdwp=server=y,address=5005 in JAVA_TOOL_OPTIONS",
                        "-Xlog:gc:gc.log in JAVA_TOOL_OPTIONS");
    }

    @Test
    void whatAFileGivesIsOnTheCommandLineInstead() {
        ArgumentVariables read =
                ArgumentVariables.of(
                        Map.of("JDK_JAVA_OPTIONS", "@file"),
                        List.of("-javaagent:a.jar"),
                        Set.of(),
                        word -> false,
                        FILES);

        assertThat(read.environment()).isEmpty();
        assertThat(read.otherArguments()).containsExactly("-javaagent:a.jar");
    }

    @Test
    void whatTheChildsJvmRefusesGoesOutOfTheVariable() {
        ArgumentVariables read =
                ArgumentVariables.of(
                        Map.of("JDK_JAVA_OPTIONS", "--add-modules a.b --add-opens c/d=e -ea"),
                        List.of("--add-modules=a.b", "--add-opens=c/d=e", "-ea"),
                        Set.of("--add-modules=a.b"),
                        word -> false,
                        FILES);

        assertThat(read.environment())
                .isEqualTo(Map.of("JDK_JAVA_OPTIONS", "--add-opens=c/d=e -ea"));
        assertThat(read.otherArguments()).isEmpty();
        assertThat(read.leftOut())
                .containsExactly(
                        new LeftOut(LeftOut.Kind.JDK, "--add-modules=a.b in JDK_JAVA_OPTIONS", ""));
    }

    @Test
    void whatIsToBeOtherwiseGoesOutOfTheVariableThatCountsLast() {
        String words = "-Da=1 -Db=2";
        ArgumentVariables read =
                ArgumentVariables.of(
                        Map.of("JAVA_TOOL_OPTIONS", words, "_JAVA_OPTIONS", words),
                        List.of("-Da=1", "-Db=2", "-Da=0", "-Da=1", "-Db=2"),
                        Set.of(),
                        word -> word.equals("-Da=1"),
                        FILES);

        assertThat(read.environment())
                .isEqualTo(Map.of("JAVA_TOOL_OPTIONS", words, "_JAVA_OPTIONS", "-Db=2"));
        assertThat(read.otherArguments()).containsExactly("-Da=0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a  b | a,b",
                "'a b' c | a b,c",
                "-Dx=\"a b\"c | -Dx=a bc",
                "-Dx=\"it's\" | -Dx=it's",
                "'open end | open end"
            })
    void wordsAreReadAsAJvmDoes(String text, String words) {
        assertThat(String.join(",", ArgumentVariables.words(text))).isEqualTo(words);
    }
}

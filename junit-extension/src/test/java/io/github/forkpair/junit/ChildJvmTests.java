package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.forkpair.PairFailedError;
import io.github.forkpair.jvm.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;

@Timeout(120)
class ChildJvmTests {

    @TempDir private Path dir;

    @ParameterizedTest
    @ValueSource(
            classes = {
                ChildJvms.NearestWinsTestCase.class,
                ChildJvms.TwoPairsTestCase.class,
                ChildJvms.TwoRolesTestCase.class,
                ChildJvms.InheritedTestCase.class,
                ChildJvms.Around.WithinTestCase.class,
                ChildJvms.EnvironmentTestCase.class,
                ChildJvms.VariableOfTheJvmTestCase.class,
                ChildJvms.DirectoryTestCase.class
            })
    void aChildStartsAsIsWrittenNearestToItsSide(Class<?> pairs) {
        TestRun run = run(pairs, Map.of("forkpair.child.args", "-Xmx128m -Dacme.c=setting"));

        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isPositive();
        assertThat(run.count(Status.FAILED)).as(run.printed()).isZero();
    }

    @Test
    void aChildIsOfTheVersionThatIsAskedFor() {
        assumeTrue(hasJava17(), "No JDK 17 is here.");

        TestRun run = run(ChildJvms.JavaTestCase.class, Map.of());

        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(1);
    }

    private static boolean hasJava17() {
        try {
            return Files.exists(new Jdks(List.of()).java("17"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void theCommandThatIsKeptStartsInTheSameDirectory() throws Exception {
        run(ChildJvms.DirectoryTestCase.class, Map.of("forkpair.evidence", "always"));

        Path script =
                dir.resolve(ChildJvms.DirectoryTestCase.class.getName())
                        .resolve("parent")
                        .resolve("child-1.command");
        assertThat(script).content().contains("\ncd /usr/bin || exit\n");
        ProcessRun again = ProcessRun.of(new ProcessBuilder("sh", script.toString()), dir);
        assertThat(again.exitCode()).as(again.printed()).isZero();
    }

    @Test
    void aDebuggerInAChildLiftsTheDeadline() {
        TestRun run = run(ChildJvms.DebuggedTestCase.class, Map.of("forkpair.deadline", "1 s"));

        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(1);
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                arguments(
                        ChildJvms.NoSuchVersionTestCase.class,
                        "@ChildJvm on CLASS cannot have java = \"99\". This machine has no JDK 99 in"
                                + " any of the usual places. It has\n  "),
                arguments(
                        ChildJvms.NoSuchJavaTestCase.class,
                        "@ChildJvm on CLASS cannot have java = \"/no/such/java\". There is no"
                                + " program at /no/such/java. Write the path of a java program, or"
                                + " of a JDK's home."),
                arguments(
                        ChildJvms.NamelessVariableTestCase.class,
                        "@ChildJvm on CLASS cannot have environment = \"=x\". The name of a variable"
                                + " is not empty, and has no \"=\" in it. Write \"NAME=value\", or"
                                + " \"NAME\" to take it away."),
                arguments(
                        ChildJvms.NoValueTestCase.class,
                        "@ChildJvm on CLASS cannot have systemProperties = \"acme.a\". Write"
                                + " \"name=value\"."),
                arguments(
                        ChildJvms.BlankArgumentTestCase.class,
                        "@ChildJvm on CLASS cannot have args = \" \". A JVM has no such argument."),
                arguments(
                        ChildJvms.RelativeDirectoryTestCase.class,
                        "@ChildJvm on CLASS cannot have directory = \"target\". It depends on where"
                                + " the tests are run. Write an absolute path."),
                arguments(
                        ChildJvms.NoSuchDirectoryTestCase.class,
                        "@ChildJvm on CLASS cannot have directory = \"/no/such/directory\". It is"
                                + " not there."),
                arguments(
                        ChildJvms.FileForADirectoryTestCase.class,
                        "@ChildJvm on CLASS cannot have directory = \"/etc/passwd\". It is no"
                                + " directory."),
                arguments(
                        ChildJvms.TwiceImpossibleTestCase.class,
                        "\n\n@ChildJvm of @Impossible on CLASS cannot have directory = \"target\"."),
                arguments(
                        ChildJvms.OnTheParentTestCase.class,
                        "@ParentSide CLASS.parent runs in the test JVM, which is there already, but"
                                + " @ChildJvm of @LowMemory on CLASS.parent says how a JVM starts."
                                + " Put it on the child side."),
                arguments(
                        ChildJvms.ForkedTestCase.class,
                        "@ChildSide CLASS.child is a fork, so it has the test JVM as it is, but"
                                + " @ChildJvm of @LowMemory on CLASS.child asks for another. Take"
                                + " away launch = Launch.FORK, or the annotation."));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBeIsToldBeforeAnyProcessStarts(Class<?> pairs, String text) {
        String name = "ChildJvms$" + pairs.getSimpleName();

        assertThat(run(pairs, Map.of()).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining(text.replace("CLASS", name));
    }

    @Test
    void aFlagThatTheJvmLacksIsNamedWithItsPlace() {
        assertThat(run(ChildJvms.FlagTestCase.class, Map.of()).failure())
                .isInstanceOf(PairFailedError.class)
                .hasMessageContaining(
                        "an argument that the JVM refuses, -XX:+NoSuchFlag in @ChildJvm on"
                                + " ChildJvms$FlagTestCase.child; it says");
    }

    @Test
    void aHeapThatIsFullIsToldWithThePlaceThatLimitsIt() {
        assertThat(run(ChildJvms.HeapTestCase.class, Map.of()).failure())
                .hasMessageContaining(
                        "give the child more in @ChildJvm of @LowMemory on"
                                + " ChildJvms$HeapTestCase.child (it says -Xmx24m now)");
    }

    private TestRun run(Class<?> pairs, Map<String, String> settings) {
        return TestRun.of(pairs, dir, settings);
    }
}

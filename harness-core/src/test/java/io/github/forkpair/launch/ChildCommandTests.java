package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.JvmPlan;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildCommandTests {

    private static final ChildPlan CHILD =
            new ChildPlan(new SideMethod("a.B", "side", List.of("c.D")), true);

    @TempDir private Path evidence;

    @Test
    void theWordsAreAboutTheJvmAndNameNoTest() throws IOException {
        List<String> words = command(Map.of()).words();

        assertThat(words.get(0))
                .isEqualTo(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        int main = words.indexOf("io.github.forkpair.child.ChildMain");
        assertThat(words.get(main + 1)).startsWith("--properties=").contains("os.name=");
        String temporary = words.get(main + 2).substring("--temporary=".length());
        assertThat(words).contains("-Djava.io.tmpdir=" + temporary);
        assertThat(words).hasSize(main + 3).noneMatch(word -> word.contains("a.B"));
        assertThat(words).contains("-ea", "-XX:ErrorFile=" + evidence.resolve("hs_err.log"));
    }

    @Test
    void aPercentSignInThePathOfTheErrorLogIsNoneOfHotSpots() throws IOException {
        Path odd = Files.createDirectory(evidence.resolve("50%p"));
        List<String> words =
                ChildCommand.of(
                                CHILD,
                                JvmPlan.of(Settings.from(name -> Optional.empty())),
                                getClass().getClassLoader(),
                                odd)
                        .words();

        assertThat(words)
                .contains("-XX:ErrorFile=" + evidence.resolve("50%%p").resolve("hs_err.log"));
    }

    @Test
    void theUsersArgumentsComeAfterOursSoThatTheyCount() throws IOException {
        List<String> words =
                command(Map.of("forkpair.child.args", "-XX:TieredStopAtLevel=4 -Da=b")).words();

        assertThat(words)
                .containsSubsequence(
                        "-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=4", "-Da=b", "-cp");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', false",
        "-XX:+UseG1GC, '', '', true",
        "'', JAVA_TOOL_OPTIONS, -Xmx1g -XX:+UseParallelGC, true",
        "'', JDK_JAVA_OPTIONS, -XX:+UseZGC, true",
        "'', _JAVA_OPTIONS, -XX:+UseStringDeduplication, false",
        "'', OTHER, -XX:+UseG1GC, false",
        "-XX:-UsePerfData, '', '', false"
    })
    void ourCollectorGivesWayToTheUsers(
            String argument, String name, String value, boolean chosen) {
        assertThat(ChildCommand.collectorIsChosen(List.of(argument), Map.of(name, value)))
                .isEqualTo(chosen);
    }

    @Test
    void aSystemPropertyOfTheTestJvmIsTheChildsToo() throws IOException {
        System.setProperty("forkpair-test.property", "with spaces");
        try {
            assertThat(command(Map.of()).words())
                    .contains("-Dforkpair-test.property=with spaces")
                    .noneMatch(word -> word.startsWith("-Djava.class.path="))
                    .noneMatch(word -> word.startsWith("-Dos.name="));
        } finally {
            System.clearProperty("forkpair-test.property");
        }
    }

    @Test
    void aTemporaryDirectoryThatSomebodySetIsTheChildsToo() throws IOException {
        assertThat(command(Map.of("forkpair.child.args", "-Djava.io.tmpdir=/mine")).words())
                .contains("-Djava.io.tmpdir=/mine")
                .noneMatch(word -> word.startsWith("--temporary="));
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", "/set");
        try {
            assertThat(command(Map.of()).words())
                    .contains("-Djava.io.tmpdir=/set")
                    .noneMatch(word -> word.startsWith("--temporary="));
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    @Test
    void onlyADebuggedChildWaitsForADebuggerAndOnAFreePort() throws IOException {
        assertThat(command(Map.of()).words()).noneMatch(word -> word.startsWith("-agentlib:jdwp"));
        assertThat(command(Map.of("forkpair.debug", "child")).words())
                .containsOnlyOnce(
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0");
    }

    @ParameterizedTest
    @CsvSource({
        "-javaagent:/repo/org.jacoco.agent-0.8.15-runtime.jar=destfile=a.exec, true",
        "-javaagent:/repo/other-agent.jar, false",
        "-Dtitle=jacoco, false"
    })
    void coverageIsMeasuredWhereTheChildHasJacocosAgent(String argument, boolean measured)
            throws IOException {
        assertThat(command(Map.of("forkpair.child.args", argument)).measuresCoverage())
                .isEqualTo(measured);
    }

    @Test
    void anAgentIsSeenAlsoWhereAFileHasIt() throws IOException {
        System.setProperty("forkpair-test.long", "v".repeat(200_000));
        try {
            String agent = "-javaagent:/repo/jacocoagent.jar";
            ChildCommand command = command(Map.of("forkpair.child.args", agent));

            assertThat(command.words()).doesNotContain(agent);
            assertThat(command.measuresCoverage()).isTrue();
            assertThat(command.hasAnAgent()).isTrue();
        } finally {
            System.clearProperty("forkpair-test.long");
        }
    }

    @Test
    void aClassPathThatIsTooLongGoesToAFile() throws IOException {
        List<String> jars =
                IntStream.range(0, 5_000)
                        .mapToObj(i -> "/some/where/with space/" + i + ".jar")
                        .toList();
        List<URL> urls = new ArrayList<>();
        for (String jar : jars) {
            urls.add(Path.of(jar).toUri().toURL());
        }
        try (URLClassLoader tests = new URLClassLoader(urls.toArray(URL[]::new))) {
            Settings settings = Settings.from(name -> Optional.empty());
            List<String> words =
                    ChildCommand.of(CHILD, JvmPlan.of(settings), tests, evidence).words();
            Path file = evidence.resolve("child-1.args");

            assertThat(words.subList(1, 3))
                    .containsExactly("@" + file, "io.github.forkpair.child.ChildMain");
            assertThat(Files.readString(file))
                    .contains("\"-XX:ErrorFile=", "\n\"-cp\"\n\"")
                    .endsWith(String.join(File.pathSeparator, jars) + "\"\n");
            assertThat(words).allSatisfy(word -> assertThat(word.length()).isLessThan(128 * 1024));
        }
    }

    @Test
    void anArgumentThatIsTooLongGoesToAFileAsItIs() throws IOException {
        String value = "back\\slash \"quoted\"\nsecond line ä ".repeat(5_000);
        System.setProperty("forkpair-test.long", value);
        try {
            List<String> words =
                    command(Map.of("forkpair.child.args", "-Dforkpair-test.long=short")).words();
            Path file = evidence.resolve("child-1.args");

            assertThat(words)
                    .contains("@" + file)
                    .allSatisfy(word -> assertThat(word.length()).isLessThan(128 * 1024));
            assertThat(Files.readString(file))
                    .contains("\"-Dforkpair-test.long=back\\\\slash \\\"quoted\\\"\\nsecond")
                    .containsSubsequence("-Dforkpair-test.long=short", "-cp");
        } finally {
            System.clearProperty("forkpair-test.long");
        }
    }

    @Test
    void propertiesThatAreTooLongForTheCommandLineAreInAFile() throws IOException {
        System.setProperty("forkpair-test=long", "v".repeat(200_000));
        try {
            Path file = evidence.resolve("child-1.properties");

            assertThat(command(Map.of()).words()).contains("--properties=@" + file);
            assertThat(file).content().contains("forkpair-test\\u003dlong=vvv");
        } finally {
            System.clearProperty("forkpair-test=long");
        }
    }

    @Test
    void aFixedDebuggerPortIsTheFirstChildsAlone() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> given =
                Map.of("forkpair.debug", "child", "forkpair.debug.port", String.valueOf(port));
        Settings settings = Settings.from(name -> Optional.ofNullable(given.get(name)));
        ChildPlan second =
                new ChildPlan(
                        new Seat("node", 1, 2, 2),
                        CHILD.side(),
                        false,
                        ExpectedEnd.RETURN,
                        List.of());
        ClassLoader loader = getClass().getClassLoader();

        assertThat(ChildCommand.of(CHILD, JvmPlan.of(settings), loader, evidence).words())
                .anyMatch(word -> word.endsWith("address=127.0.0.1:" + port));
        assertThat(ChildCommand.of(second, JvmPlan.of(settings), loader, evidence).words())
                .anyMatch(word -> word.endsWith("address=127.0.0.1:0"))
                .contains("-XX:ErrorFile=" + evidence.resolve("hs_err-2.log"));
    }

    private ChildCommand command(Map<String, String> given) throws IOException {
        Settings settings = Settings.from(name -> Optional.ofNullable(given.get(name)));
        return ChildCommand.of(CHILD, JvmPlan.of(settings), getClass().getClassLoader(), evidence);
    }
}

package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Evidence lives as long as the failure it proves is the latest word on its test. */
@Timeout(120)
class LaterRunTests {

    @TempDir private Path evidence;

    @Test
    void anotherTestJvmOfTheBuildDeletesNothing() throws Exception {
        run("build 1", "one", "first", "one");
        run("build 1", "nothing", "second", "one");
        assertThat(left()).containsExactly(Map.entry("one", "first"));

        run("build 1", "one", "third", "one");
        assertThat(left()).containsExactly(Map.entry("one", "first"), Map.entry("one-2", "third"));
    }

    @Test
    void aLaterBuildDeletesWhatItHasRunAgainAndNothingElse() throws Exception {
        run("build 1", "one,other", "first", "one", "other");
        run("build 2", "nothing", "second", "other");
        assertThat(left()).containsExactly(Map.entry("one", "first"));

        run("build 3", "one", "third", "one");
        assertThat(left()).containsExactly(Map.entry("one", "third"));

        run("build 4", "nothing", "fourth", "one", "other");
        assertThat(evidence.resolve(LaterRunTestCase.class.getName())).doesNotExist();
    }

    @Test
    void theInvocationsOfATemplateAreToldApart() throws Exception {
        run("build 1", "many2", "first", "many");
        run("build 2", "many3", "second", "many");
        assertThat(left()).containsExactly(Map.entry("many-3", "second"));

        run("build 2", "many1", "third", "many");
        assertThat(left())
                .containsExactly(Map.entry("many", "third"), Map.entry("many-3", "second"));
    }

    @Test
    void withoutABuildToolEachTestJvmHasTheLaterWord() throws Exception {
        run("", "one,other", "first", "one", "other");
        run("", "one", "second", "one");
        assertThat(left()).containsExactly(Map.entry("one", "second"), Map.entry("other", "first"));

        run("", "nothing", "third", "one", "other");
        assertThat(left()).isEmpty();
    }

    @Test
    void twoTasksOfGradleDoNotTakeBackEachOthersWord() throws Exception {
        String task = "-Dorg.gradle.internal.worker.tmpdir=/project/build/tmp/";
        run(List.of(task + "test/work"), "one", "first", "one");
        run(List.of(task + "slowTest/work"), "nothing", "second", "one");
        assertThat(left()).containsExactly(Map.entry("one", "first"));

        run(List.of(task + "test/work"), "nothing", "third", "one");
        assertThat(left()).isEmpty();
    }

    @Test
    void surefiresTestJvmsAreOfOneBuildAlsoWithoutThePlugin() throws Exception {
        List<String> surefire = List.of("-Dsurefire.real.class.path=booter.jar");
        run(surefire, "one", "first", "one");
        run(surefire, "nothing", "second", "one");

        assertThat(left()).containsExactly(Map.entry("one", "first"));
    }

    @Test
    void theLastLineNamesTheCommandThatTheBuildGave() throws Exception {
        String flag = "-Dforkpair.build.report=mvn+-pl+%3Aa+forkpair%3Areport";

        assertThat(run(List.of(flag), "many2", "first", "one", "many"))
                .endsWith(
                        "[forkpair] 1 of 4 pairs failed. One page shows them: mvn -pl :a"
                                + " forkpair:report\n")
                .containsOnlyOnce("[forkpair]");
        assertThat(run(List.of(flag), "nothing", "second", "one")).doesNotContain("[forkpair]");
        assertThat(run(List.of(), "one", "third", "one")).doesNotContain("[forkpair]");
    }

    private void run(String build, String failing, String printed, String... methods)
            throws Exception {
        List<String> flags = build.isEmpty() ? List.of() : List.of("-Dforkpair.build.id=" + build);
        run(flags, failing, printed, methods);
    }

    /** Returns what the test JVM printed for a person to see. */
    private String run(List<String> given, String failing, String printed, String... methods)
            throws Exception {
        List<String> flags = new ArrayList<>(given);
        flags.add("-D" + LaterRunTestCase.FAILING + "=" + failing);
        flags.add("-D" + LaterRunTestCase.PRINTED + "=" + printed);
        List<String> arguments = new ArrayList<>(List.of(evidence.toString()));
        arguments.addAll(List.of(methods));
        Path heard = evidence.resolve("heard");
        Process testJvm =
                TestJvm.of(flags, LaterRunMain.class, arguments.toArray(String[]::new))
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(heard.toFile())
                        .start();
        assertThat(testJvm.waitFor()).as(Files.readString(heard)).isZero();
        return Files.readString(heard);
    }

    /** Returns which evidence directories there are, and what the child printed that left each. */
    private Map<String, String> left() throws IOException {
        Map<String, String> left = new TreeMap<>();
        Path ofClass = evidence.resolve(LaterRunTestCase.class.getName());
        if (Files.exists(ofClass)) {
            try (var entries = Files.newDirectoryStream(ofClass, "[!.]*")) {
                for (Path entry : entries) {
                    left.put(
                            entry.getFileName().toString(),
                            Files.readString(entry.resolve("child-1.stdout")).strip());
                }
            }
        }
        return left;
    }
}

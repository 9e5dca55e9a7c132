package io.github.forkpair.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTests {

    @Test
    void whereNothingIsGivenTheDefaultsHold() {
        Settings settings = Settings.from(name -> Optional.empty());

        assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.grace()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.output()).isEqualTo(When.ON_FAILURE);
        assertThat(settings.evidence()).isEqualTo(When.ON_FAILURE);
        assertThat(settings.evidenceDir()).isEqualTo(Path.of("target/forkpair"));
        assertThat(settings.childArgs()).isEmpty();
        assertThat(settings.childJava())
                .isEqualTo(Path.of(System.getProperty("java.home"), "bin", "java"));
        assertThat(settings.maxChildren()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(settings.debugsChild()).isFalse();
        assertThat(settings.leftovers()).isEqualTo(OnLeftovers.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "500 ms, 500",
        "3 s, 3000",
        "3s, 3000",
        "7, 7000",
        "2 M, 120000",
        "1 h, 3600000",
        "1 d, 86400000"
    })
    void aDurationIsWrittenAsJUnitsAre(String text, long millis) {
        assertThat(with("forkpair.deadline", text).deadline()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void leftProcessesFailAPairOrAreWarnedOf() {
        assertThat(with("forkpair.leftovers", "fail").leftovers()).isEqualTo(OnLeftovers.FAIL);
        assertThat(with("forkpair.leftovers", "warn").leftovers()).isEqualTo(OnLeftovers.WARN);
    }

    @Test
    void aLimitSaysWhoSetIt() {
        assertThat(with("forkpair.deadline", "3 s").limit().origin())
                .isEqualTo("from forkpair.deadline");
        assertThat(with("forkpair.grace", "3 s").limit().origin())
                .isEqualTo("from forkpair.deadline (its default)");
        TimeLimit annotated = TimeLimit.given(Duration.ofSeconds(2), "@Timeout(2) on A.b");
        assertThat(with("forkpair.deadline", "3 s").withLimit(annotated).limit().origin())
                .isEqualTo("from @Timeout(2) on A.b");
    }

    @ParameterizedTest
    @CsvSource({
        "PATH, /bin, false",
        "CI, true, true",
        "CI, false, false",
        "CI, '', false",
        "JENKINS_URL, https://ci, true",
        "GITLAB_CI, true, true",
        "GITHUB_ACTIONS, true, true",
        "TEAMCITY_VERSION, 2024.1, true",
        "BUILD_NUMBER, 7, true",
    })
    void evidenceIsNamedForACiServerWhereThereIsOne(String name, String value, boolean named) {
        SettingValues nothingSaid = new SettingValues(any -> Optional.empty());
        SettingValues never = new SettingValues(any -> Optional.of("never"));
        SettingValues always = new SettingValues(any -> Optional.of("always"));

        assertThat(nothingSaid.attachments(Setting.ATTACHMENTS, Map.of(name, value)))
                .isEqualTo(named);
        assertThat(never.attachments(Setting.ATTACHMENTS, Map.of(name, value))).isFalse();
        assertThat(always.attachments(Setting.ATTACHMENTS, Map.of())).isTrue();
    }

    @Test
    void argumentsAreSplitAsAShellSplitsWords() {
        assertThat(
                        with("forkpair.child.args", " -Xmx1g  -Da='b c' \"-Dd=e f\" -Dg=\"h i\"j ")
                                .childArgs())
                .containsExactly("-Xmx1g", "-Da=b c", "-Dd=e f", "-Dg=h ij");
    }

    @Test
    void aJavaIsAProgramOrAHome() {
        String home = System.getProperty("java.home");

        assertThat(with("forkpair.child.java", home).childJava())
                .isEqualTo(with("forkpair.child.java", home + "/bin/java").childJava());
    }

    @Test
    void aDebuggedChildHasNoDeadlineWhoeverSetsOne() {
        Map<String, String> given = Map.of("forkpair.debug", "child", "forkpair.deadline", "1 s");
        Settings settings = Settings.from(name -> Optional.ofNullable(given.get(name)));

        assertThat(settings.debugsChild()).isTrue();
        assertThat(settings.deadline()).isGreaterThan(Duration.ofDays(100));
        assertThat(settings.withLimit(TimeLimit.given(Duration.ofSeconds(2), "@Timeout(2)")))
                .isEqualTo(settings);
        assertThat(with("forkpair.debug", "none").debugsChild()).isFalse();
    }

    @Test
    void aDebuggedTestJvmLiftsTheSettingAndNoTimeoutOfJUnits() {
        Settings settings = with("forkpair.deadline", "1 s").withDebuggedTestJvm();
        TimeLimit timeout = TimeLimit.given(Duration.ofSeconds(2), "@Timeout(2)");

        assertThat(settings.deadline()).isGreaterThan(Duration.ofDays(100));
        assertThat(settings.debugging().any()).isTrue();
        assertThat(settings.withLimit(timeout).deadline()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "forkpair.deadline     | soon         | forkpair.deadline cannot be \"soon\". Write a whole number greater than 0 and a unit: \"500 ms\", \"30 s\", \"2 m\", \"1 h\", \"1 d\". Without a unit it is seconds.",
                "forkpair.deadline     | 0 s          | forkpair.deadline cannot be \"0 s\". Write a whole number greater than 0 and a unit: \"500 ms\", \"30 s\", \"2 m\", \"1 h\", \"1 d\". Without a unit it is seconds.",
                "forkpair.grace        | -1           | forkpair.grace cannot be \"-1\". Write a whole number greater than 0 and a unit: \"500 ms\", \"30 s\", \"2 m\", \"1 h\", \"1 d\". Without a unit it is seconds.",
                "forkpair.output       | sometimes    | forkpair.output cannot be \"sometimes\". Write on-failure, always or never.",
                "forkpair.evidence     | yes          | forkpair.evidence cannot be \"yes\". Write on-failure, always or never.",
                "forkpair.child.java   | /no/such/jdk | forkpair.child.java cannot be \"/no/such/jdk\". There is no program at /no/such/jdk. Write the path of a java program, or of a JDK's home.",
                "forkpair.child.java   | /tmp         | forkpair.child.java cannot be \"/tmp\". There is no program at /tmp/bin/java. Write the path of a java program, or of a JDK's home.",
                "forkpair.child.args   | -Da='b c     | forkpair.child.args cannot be \"-Da='b c\". A quote in it is not closed. Words are split at spaces, except within quotes.",
                "forkpair.max.children | none         | forkpair.max.children cannot be \"none\". Write a whole number greater than 0.",
                "forkpair.debug        | parent       | forkpair.debug cannot be \"parent\". Write child or none.",
                "forkpair.debug.port   | 65536        | forkpair.debug.port cannot be \"65536\". Write the number of a port, 1 to 65535, or 0 for any free one.",
                "forkpair.debug.port   | -1           | forkpair.debug.port cannot be \"-1\". Write the number of a port, 1 to 65535, or 0 for any free one.",
                "forkpair.debug.port   | jdwp         | forkpair.debug.port cannot be \"jdwp\". Write the number of a port, 1 to 65535, or 0 for any free one.",
                "forkpair.attachments  | yes          | forkpair.attachments cannot be \"yes\". Write auto, always or never.",
                "forkpair.leftovers    | ignore       | forkpair.leftovers cannot be \"ignore\". Write fail or warn.",
            })
    void aValueThatCannotBeIsRefusedWithWhatCan(String name, String value, String message) {
        assertThatThrownBy(() -> with(name, value))
                .isInstanceOf(SettingException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forkpair.dedline  | There is no setting forkpair.dedline; did you mean forkpair.deadline? It has no effect.",
                "forkpair.childargs| There is no setting forkpair.childargs; did you mean forkpair.child.args? It has no effect.",
                "forkpair.zzzzzzzzzzzzzzzzzzzzz | There is no setting forkpair.zzzzzzzzzzzzzzzzzzzzz. It has no effect.",
            })
    void anUnknownNameIsComplainedOfWithTheNearest(String name, String complaint) {
        assertThat(Setting.complaintAbout(name)).contains(complaint);
    }

    @ParameterizedTest
    @CsvSource({"forkpair.deadline", "forkpair.skip", "other.deadline", "forkpairs.deadline"})
    void aKnownNameAndOthersNamesAreNotComplainedOf(String name) {
        assertThat(Setting.complaintAbout(name)).isEmpty();
    }

    private static Settings with(String name, String value) {
        return Settings.from(asked -> Optional.ofNullable(Map.of(name, value).get(asked)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forkpair.evidence.dir", "forkpair.child.java"})
    void aPathThatThisJvmCannotWriteIsRefusedByTheSettingsName(String setting) {
        assertThatThrownBy(() -> with(setting, "/tmp/\0"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(setting + " cannot be")
                .hasMessageContaining("Write one in ASCII");
    }
}

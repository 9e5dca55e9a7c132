package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsReachTests {

    private static final String DROPS =
            " drops what forkpair:prepare gives the test JVM, such as the settings of"
                    + " forkpair-maven-plugin. ";

    private final MavenProject project = new MavenProject();
    private final Properties userProperties = new Properties();

    @Test
    void theyReachATestJvmWhoseArgLineIsLeftToTheProperty() {
        project.getBuild().addPlugin(Surefire.with("default-test", null, ""));

        assertThat(warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@{argLine} -Xmx64m",
                "-Xmx64m @{argLine}",
                "${argLine} -Xmx64m", // still there in the effective model: nobody defined it
                "${my.flags} -Xmx64m",
                "${my.flags.of.my.flags}",
            })
    void theyReachATestJvmWhoseArgLineHasThem(String argLine) {
        project.getProperties().setProperty("my.flags", "@{argLine} -ea");
        project.getProperties().setProperty("my.flags.of.my.flags", "${my.flags}");
        project.getBuild().addPlugin(Surefire.withArgLine(argLine));

        assertThat(warnings()).isEmpty();
    }

    @Test
    void anArgLineWithoutThemDropsThem() {
        project.getBuild().addPlugin(Surefire.withArgLine("\n  -Xmx64m\n  -ea\n"));

        assertThat(warnings())
                .containsExactly(
                        "maven-surefire-plugin (default-test)"
                                + DROPS
                                + "Write:\n  <argLine>@{argLine} -Xmx64m -ea</argLine>");
    }

    @Test
    void eachExecutionOfBothPluginsIsLookedAt() {
        Plugin surefire = Surefire.with("default-test", null, "");
        surefire.addExecution(
                Surefire.with("slow-tests", "argLine", "-Xmx1g").getExecutions().get(0));
        project.getBuild().addPlugin(surefire);
        project.getBuild().addPlugin(Surefire.failsafeWith("argLine", "-Xmx2g"));

        assertThat(warnings())
                .containsExactly(
                        "maven-failsafe-plugin (default)"
                                + DROPS
                                + "Write:\n  <argLine>@{argLine} -Xmx2g</argLine>",
                        "maven-surefire-plugin (slow-tests)"
                                + DROPS
                                + "Write:\n  <argLine>@{argLine} -Xmx1g</argLine>");
    }

    @Test
    void anArgLineOfThePluginHoldsForAnExecutionWithoutOne() {
        Plugin surefire = Surefire.with("default-test", null, "");
        surefire.setConfiguration(Surefire.configuration("argLine", "-ea"));
        project.getBuild().addPlugin(surefire);

        assertThat(warnings()).hasSize(1);
    }

    @Test
    void whatIsNotRunDropsNothing() {
        Plugin off = Surefire.withArgLine("-Xmx64m");
        off.getExecutions().get(0).setPhase("none");
        project.getBuild().addPlugin(off);
        Plugin skipped = Surefire.failsafeWith("argLine", "-Xmx64m");
        skipped.setConfiguration(null);
        ((org.codehaus.plexus.util.xml.Xpp3Dom) skipped.getExecutions().get(0).getConfiguration())
                .addChild(Surefire.configuration("skip", "true").getChild("skip"));
        project.getBuild().addPlugin(skipped);

        assertThat(warnings()).isEmpty();
    }

    @Test
    void aReferenceThatMavenReplacedTooEarlyIsExplained() {
        project.getBuild().addPlugin(Surefire.withArgLine("-Xmx1g -ea"));
        project.setOriginalModel(modelWith(Surefire.withArgLine("${argLine} -ea")));

        assertThat(warnings()).containsExactly(TOO_EARLY);
    }

    @Test
    void itIsFoundInAParentsPluginManagement() {
        project.getBuild().addPlugin(Surefire.withArgLine("-Xmx1g -ea"));
        project.setOriginalModel(new Model());
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().setPluginManagement(new PluginManagement());
        model.getBuild().getPluginManagement().addPlugin(Surefire.withArgLine("${argLine} -ea"));
        project.setParent(new MavenProject());
        project.getParent().setOriginalModel(model);

        assertThat(warnings()).containsExactly(TOO_EARLY);
    }

    @Test
    void itIsFoundInAProfile() {
        project.getBuild().addPlugin(Surefire.withArgLine("-Xmx1g -ea"));
        Model model = new Model();
        Profile profile = new Profile();
        profile.setBuild(modelWith(Surefire.withArgLine("${argLine} -ea")).getBuild());
        model.addProfile(profile);
        project.setOriginalModel(model);

        assertThat(warnings()).containsExactly(TOO_EARLY);
    }

    @Test
    void thatOfAnotherExecutionExplainsNothing() {
        project.getBuild().addPlugin(Surefire.withArgLine("-Xmx1g"));
        Plugin raw = Surefire.withArgLine("-Xmx1g");
        raw.addExecution(
                Surefire.with("early", "argLine", "${argLine} -ea").getExecutions().get(0));
        project.setOriginalModel(modelWith(raw));

        assertThat(warnings())
                .containsExactly(
                        "maven-surefire-plugin (default-test)"
                                + DROPS
                                + "Write:\n  <argLine>@{argLine} -Xmx1g</argLine>");
    }

    private static final String TOO_EARLY =
            "maven-surefire-plugin (default-test)"
                    + DROPS
                    + "Maven replaces ${argLine} as it reads the POM, when the flags are not there"
                    + " yet; Surefire and Failsafe replace @{argLine} as they start the test JVM."
                    + " Write:\n  <argLine>@{argLine} -ea</argLine>";

    @Test
    void anArgLineOnTheCommandLineWins() {
        project.getBuild().addPlugin(Surefire.with("default-test", null, ""));
        userProperties.setProperty("argLine", "-Xmx64m");

        assertThat(warnings())
                .containsExactly(
                        "maven-surefire-plugin (default-test)"
                                + DROPS
                                + "-DargLine wins over the property of that name. Write:\n"
                                + "  -DargLine=\"@{argLine} -Xmx64m\"");
    }

    @Test
    void anArgLineOnTheCommandLineMayHaveTheFlags() {
        project.getBuild().addPlugin(Surefire.with("default-test", null, ""));
        userProperties.setProperty("argLine", "@{argLine} -Xmx64m");

        assertThat(warnings()).isEmpty();
    }

    @Test
    void anArgLineOnTheCommandLineIsNothingToOneThatStandsInThePom() {
        project.getBuild().addPlugin(Surefire.withArgLine("@{argLine}"));
        userProperties.setProperty("argLine", "-Xmx64m");

        assertThat(warnings()).isEmpty();
    }

    @Test
    void aPropertyOfAnotherNameMustBeAskedFor() {
        project.getProperties().setProperty("argLine", "-Xmx64m");
        project.getBuild().addPlugin(Surefire.with("default-test", null, ""));

        assertThat(warnings("forkpair.flags"))
                .containsExactly(
                        "maven-surefire-plugin (default-test)"
                                + DROPS
                                + "Write:\n  <argLine>@{forkpair.flags} -Xmx64m</argLine>");
    }

    @Test
    void aPropertyOfAnotherNameMayStandInTheUsualOne() {
        project.getProperties().setProperty("argLine", "@{forkpair.flags} -Xmx64m");
        project.getBuild().addPlugin(Surefire.with("default-test", null, ""));
        project.getBuild().addPlugin(Surefire.failsafeWith("argLine", "@{forkpair.flags}"));

        assertThat(warnings("forkpair.flags")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@{failsafe.flags} -Xmx64m", "${failsafe.flags} -Xmx64m"})
    void aPropertyOfAnotherExecutionIsAsGood(String argLine) {
        project.getBuild().addPlugin(Surefire.withArgLine("@{surefire.flags}"));
        project.getBuild().addPlugin(Surefire.failsafeWith("argLine", argLine));

        assertThat(warnings("surefire.flags", Set.of("failsafe.flags"))).isEmpty();
        assertThat(warnings("surefire.flags"))
                .singleElement()
                .asString()
                .startsWith("maven-failsafe-plugin (default)" + DROPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0C", "${forks}"})
    void aTestRunWithoutAJvmOfItsOwnTakesNoFlags(String forkCount) {
        project.getProperties().setProperty("forks", "0");
        project.getBuild().addPlugin(Surefire.with("default-test", "forkCount", forkCount));

        assertThat(warnings())
                .containsExactly(
                        "maven-surefire-plugin (default-test) runs the tests in Maven's own JVM,"
                                + " since forkCount is 0. What forkpair-maven-plugin is configured"
                                + " with does not reach them there, and forkpair:verify may not see"
                                + " their pairs. Leave forkCount at 1 or more.");
    }

    @Test
    void forksMayBeSwitchedOffOnTheCommandLine() {
        project.getBuild().addPlugin(Surefire.with("default-test", null, ""));
        userProperties.setProperty("forkCount", "0");

        assertThat(warnings()).singleElement().asString().contains("since forkCount is 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "1C", "0.5C", "10"})
    void aTestRunWithJvmsOfItsOwnTakesThem(String forkCount) {
        project.getBuild().addPlugin(Surefire.with("default-test", "forkCount", forkCount));

        assertThat(warnings()).isEmpty();
    }

    private List<String> warnings() {
        return warnings("argLine");
    }

    private List<String> warnings(String propertyName) {
        return warnings(propertyName, Set.of());
    }

    private List<String> warnings(String propertyName, Set<String> ofOtherExecutions) {
        return new FlagsReach(project, userProperties, propertyName, ofOtherExecutions).warnings();
    }

    private static Model modelWith(Plugin plugin) {
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin);
        return model;
    }
}

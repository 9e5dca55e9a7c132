package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenParametersTests {

    private final PluginDescriptor descriptor = BuiltDescriptor.read();
    private final MavenProject project = new MavenProject();
    private final Properties userProperties = new Properties();
    private final Plugin plugin = new Plugin();

    @BeforeEach
    void declareThePlugin() {
        plugin.setGroupId("io.github.forkpair");
        plugin.setArtifactId("forkpair-maven-plugin");
        project.getBuild().addPlugin(plugin);
    }

    @Test
    void parametersThatThereAreMayBeGiven() {
        plugin.setConfiguration(Surefire.configuration("deadline", "3 s"));
        plugin.addExecution(new PluginExecution());
        plugin.getExecutions()
                .get(0)
                .setConfiguration(Surefire.configuration("failIfNoPairs", "true"));

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void aParameterThatThereIsNotIsRefused() {
        plugin.setConfiguration(Surefire.configuration("failIfNoPair", "true"));

        assertThatThrownBy(this::check)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "forkpair-maven-plugin has no parameter <failIfNoPair>; did you mean"
                                + " <failIfNoPairs>? Its parameters are "
                                + parameters()
                                + ".");
    }

    @Test
    void aParameterOfAnExecutionThatThereIsNotIsRefused() {
        PluginExecution execution = new PluginExecution();
        execution.setConfiguration(Surefire.configuration("colour", "blue"));
        plugin.addExecution(execution);

        assertThatThrownBy(this::check)
                .hasMessageStartingWith(
                        "forkpair-maven-plugin has no parameter <colour>. Its parameters are ");
    }

    @Test
    void whatMavenSetsIsNoParameter() {
        plugin.setConfiguration(Surefire.configuration("project", "mine"));

        assertThatThrownBy(this::check).hasMessageContaining("no parameter <project>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "tru"})
    void whatIsNeitherTrueNorFalseIsRefused(String value) {
        plugin.setConfiguration(Surefire.configuration("failIfNoPairs", value));

        assertThatThrownBy(this::check)
                .hasMessage("<failIfNoPairs> cannot be \"" + value + "\". Write true or false.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", " false ", "TRUE", "", "${some.property}"})
    void whatMavenTakesForTrueOrFalseMayBeGiven(String value) {
        plugin.setConfiguration(Surefire.configuration("failIfNoPairs", value));

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void aPropertyIsLookedAtToo() {
        project.getProperties().setProperty("forkpair.failIfNoPairs", "yes");
        assertThatThrownBy(this::check)
                .hasMessage("forkpair.failIfNoPairs cannot be \"yes\". Write true or false.");

        userProperties.setProperty("forkpair.failIfNoPairs", "true"); // wins
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "forkpair.maxChildren,  ; did you mean forkpair.max.children?",
        "forkpair.childjdk,     ; did you mean forkpair.childJdk?",
        "forkpair.failIfNoPair, ; did you mean forkpair.failIfNoPairs?",
        "forkpair.colour,       .",
    })
    void aPropertyOnTheCommandLineThatThereIsNotIsWarnedOf(String name, String end) {
        userProperties.setProperty(name, "4");

        assertThat(warnings())
                .containsExactly("There is no property " + name + end + " It has no effect.");
    }

    @Test
    void everyParameterMayBeGivenOnTheCommandLine() {
        descriptor.getMojos().stream()
                .filter(goal -> !goal.getGoal().equals("help"))
                .flatMap(goal -> goal.getParameters().stream())
                .filter(Parameter::isEditable)
                .map(Parameter::getExpression)
                .forEach(each -> userProperties.setProperty(each.replaceAll("[${}]", ""), "true"));

        assertThat(userProperties).containsKeys("forkpair.max.children", "forkpair.childJdk");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aPropertyOfSomebodyElseIsNotWarnedOf() {
        userProperties.setProperty("surefire.forkpair", "4");
        userProperties.setProperty("forkpair.version", "1.1");
        project.getProperties().setProperty("forkpair.version", "1.0");

        assertThat(warnings()).isEmpty();
    }

    @Test
    void whatOthersTakeForTrueIsLeftToThem() {
        userProperties.setProperty("skipTests", "yes");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void whatTheExecutionsOfAGoalAreGivenIsCollected() {
        plugin.setConfiguration(Surefire.configuration("propertyName", "of.all"));
        execution("first", "prepare")
                .setConfiguration(Surefire.configuration("propertyName", "own"));
        execution("second", "prepare");
        execution("third", "prepare").setConfiguration(Surefire.configuration("grace", "1 s"));
        execution("fourth", "prepare").setPhase("none");
        execution("fifth", "verify").setConfiguration(Surefire.configuration("propertyName", "x"));

        assertThat(
                        new GivenParameters(project, descriptor, userProperties)
                                .ofExecutions("prepare", "propertyName", "argLine"))
                .containsExactlyInAnyOrder("own", "of.all", "argLine");
    }

    private PluginExecution execution(String id, String goal) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.addGoal(goal);
        plugin.addExecution(execution);
        return execution;
    }

    private void check() throws MojoExecutionException {
        new GivenParameters(project, descriptor, userProperties).check();
    }

    private List<String> warnings() {
        return new GivenParameters(project, descriptor, userProperties).warnings();
    }

    private String parameters() {
        return descriptor.getMojos().stream()
                .filter(goal -> !goal.getGoal().equals("help")) // whose are none of a build's
                .flatMap(goal -> goal.getParameters().stream())
                .filter(Parameter::isEditable)
                .map(Parameter::getName)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}

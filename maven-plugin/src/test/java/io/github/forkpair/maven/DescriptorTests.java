package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Maven, its site and IDEs are told of the plugin. */
class DescriptorTests {

    private static final String SINCE = "\\d+\\.\\d+";

    private final PluginDescriptor plugin = BuiltDescriptor.read();

    @Test
    void thePrefixIsForkpair() {
        assertThat(plugin.getGoalPrefix()).isEqualTo("forkpair");
        assertThat(plugin.getMojos())
                .extracting(MojoDescriptor::getGoal)
                .containsExactlyInAnyOrder("doctor", "help", "prepare", "report", "verify");
    }

    @Test
    void goalsRunWhereTheContractSays() {
        assertThat(goal("prepare").getPhase()).isEqualTo("process-test-classes");
        assertThat(goal("verify").getPhase()).isEqualTo("verify");
        assertThat(goal("report").getPhase()).isEqualTo("verify");
        assertThat(goal("doctor").getPhase()).isNull();
        assertThat(goal("help").getPhase()).isNull();
    }

    @Test
    void onlyTheDoctorAndHelpNeedNoProject() {
        assertThat(plugin.getMojos())
                .filteredOn(goal -> !goal.isProjectRequired())
                .extracting(MojoDescriptor::getGoal)
                .containsExactlyInAnyOrder("doctor", "help");
    }

    @Test
    void everyGoalHasAVersionButHelpWhichIsGeneratedWithoutOne() {
        assertThat(plugin.getMojos())
                .filteredOn(goal -> !goal.getGoal().equals("help"))
                .hasSize(4)
                .allSatisfy(goal -> assertThat(goal.getSince()).matches(SINCE));
        assertThat(goal("help").getSince()).isNull();
    }

    @TestFactory
    Stream<DynamicTest> everyGoalIsThreadSafeAndDescribed() {
        return plugin.getMojos().stream()
                .map(
                        goal ->
                                DynamicTest.dynamicTest(
                                        goal.getGoal(),
                                        () -> {
                                            assertThat(goal.isThreadSafe()).isTrue();
                                            assertThat(goal.getDescription()).isNotBlank();
                                        }));
    }

    /** The goal {@code help} and its parameters are generated, without a version. */
    @TestFactory
    Stream<DynamicTest> everyParameterIsDescribedWithAVersion() {
        return plugin.getMojos().stream()
                .filter(goal -> !goal.getGoal().equals("help"))
                .flatMap(goal -> parameters(goal).stream().map(each -> described(goal, each)));
    }

    @Test
    void aParameterIsSetByAPropertyOfItsOwnOrMavens() {
        for (MojoDescriptor goal : plugin.getMojos()) {
            for (Parameter parameter : parameters(goal)) {
                if (!goal.getGoal().equals("help")) {
                    assertThat(parameter.getExpression())
                            .as(parameter.getName())
                            .matches(
                                    "\\$\\{(forkpair\\..+|skipTests|skipITs|maven\\.test\\.skip|"
                                            + "maven\\.test\\.failure\\.ignore)}");
                }
            }
        }
    }

    @Test
    void inAnIdePrepareRunsOnAFullBuildAndTheOthersDoNot() throws Exception {
        Map<String, String> actions = new TreeMap<>();
        try (InputStream in =
                BuiltDescriptor.open("/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            NodeList filters = document.getElementsByTagName("pluginExecution");
            for (int i = 0; i < filters.getLength(); i++) {
                Element execution = (Element) filters.item(i);
                String action = "";
                if (execution.getElementsByTagName("ignore").getLength() == 1) {
                    action = "ignored";
                } else if (execution.getElementsByTagName("execute").getLength() == 1) {
                    action = "executed";
                    assertThat(execution.getElementsByTagName("runOnIncremental").item(0))
                            .extracting(node -> node.getTextContent())
                            .isEqualTo("false");
                }
                NodeList goals = execution.getElementsByTagName("goal");
                for (int g = 0; g < goals.getLength(); g++) {
                    actions.put(goals.item(g).getTextContent(), action);
                }
            }
        }

        assertThat(actions)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "prepare", "executed",
                                "verify", "ignored",
                                "report", "ignored"));
    }

    private static DynamicTest described(MojoDescriptor goal, Parameter parameter) {
        return DynamicTest.dynamicTest(
                goal.getGoal() + " " + parameter.getName(),
                () -> {
                    assertThat(parameter.getDescription()).isNotBlank();
                    assertThat(parameter.getSince()).matches(SINCE);
                });
    }

    private static List<Parameter> parameters(MojoDescriptor goal) {
        List<Parameter> parameters = new ArrayList<>();
        goal.getParameters().stream().filter(Parameter::isEditable).forEach(parameters::add);
        return parameters;
    }

    private MojoDescriptor goal(String name) {
        return plugin.getMojos().stream()
                .filter(goal -> goal.getGoal().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

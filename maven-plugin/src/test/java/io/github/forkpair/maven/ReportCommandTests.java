package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Activation;
import org.apache.maven.model.ActivationProperty;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportCommandTests {

    private static final String GOAL = "io\\.github\\.forkpair:forkpair-maven-plugin:[^ :]+:report";

    private final PluginDescriptor plugin = BuiltDescriptor.read();
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenProject root = project("root", true);
    private final MavenProject module = project("module", false);

    private List<MavenProject> build = List.of();
    private Path evidence = Path.of("/project/target/forkpair");

    @BeforeEach
    void callMavenInTheProject() {
        Properties properties = new Properties();
        properties.setProperty("user.dir", "/project");
        request.setSystemProperties(properties);
        request.setPom(new File("/project/pom.xml"));
    }

    @Test
    void theUsualOneIsShort() {
        declare(root);

        assertThat(of(root, root)).isEqualTo("mvn forkpair:report");
    }

    @Test
    void aModuleIsNamed() {
        declare(root);
        declare(module);

        assertThat(of(module, root, module)).isEqualTo("mvn -pl :module forkpair:report");
    }

    @Test
    void aModuleIsNamedAlsoWhereTheBuildWasOfThatAlone() {
        declare(module);
        build = List.of(module);

        assertThat(of(module, root, module)).matches("mvn -pl :module " + GOAL);
    }

    @Test
    void ofTwoModulesOfOneNameTheGroupIsNamedToo() {
        MavenProject other = project("module", false);
        other.setGroupId("org.acme");

        assertThat(of(module, root, module, other)).startsWith("mvn -pl com.acme:module ");
    }

    @Test
    void thePairsOfTheTopmostProjectAreNotLookedForInItsModules() {
        declare(root);

        assertThat(of(root, root, module)).isEqualTo("mvn -N forkpair:report");
    }

    @Test
    void mavenKnowsNoPrefixThatTheTopmostPomDoesNotDeclare() {
        declare(module);

        assertThat(of(module, root, module)).matches("mvn -pl :module " + GOAL);
    }

    @Test
    void itIsWholeWhereTheModuleHasThePluginFromElsewhere() {
        declare(root);

        assertThat(of(module, root, module)).matches("mvn -pl :module " + GOAL);
    }

    @Test
    void whatTheCommandLineSaidIsSaidAgain() {
        declare(root);
        request.setPom(Path.of("/project/other place/pom.xml").toFile());
        request.setActiveProfiles(List.of("pairs", "slow"));
        request.setInactiveProfiles(List.of("fast"));
        evidence = Path.of("/mnt/evidence");

        assertThat(of(root, root))
                .isEqualTo(
                        "mvn -f 'other place/pom.xml' -P 'pairs,slow,!fast' forkpair:report"
                                + " -Dforkpair.evidence.dir=/mnt/evidence");
    }

    @Test
    void aPropertyIsSaidAgainByWhichAProfileWasActivated() {
        declare(root);
        request.getUserProperties().setProperty("pairs", "all of them");
        request.getUserProperties().setProperty("password", "secret");
        ActivationProperty property = new ActivationProperty();
        property.setName("pairs");
        Profile profile = new Profile();
        profile.setActivation(new Activation());
        profile.getActivation().setProperty(property);
        root.setActiveProfiles(List.of(profile));

        assertThat(of(root, root)).isEqualTo("mvn forkpair:report '-Dpairs=all of them'");
    }

    @Test
    void thePlaceOfAnExecutionIsSaid() {
        evidenceDir(declare(root).getExecutions().get(0), "/project/target/ev");
        evidence = Path.of("/project/target/ev");

        assertThat(of(root, root))
                .isEqualTo("mvn forkpair:report -Dforkpair.evidence.dir=/project/target/ev");
    }

    @Test
    void theExecutionIsNamedWhereAPropertyWouldNotBeHeard() {
        Plugin declared = declare(root);
        evidenceDir(declared, "/project/target/pairs");
        evidenceDir(declared.getExecutions().get(0), "/project/target/ev");
        evidence = Path.of("/project/target/ev");

        assertThat(of(root, root)).isEqualTo("mvn forkpair:report@pairs");
    }

    private String of(MavenProject project, MavenProject... all) {
        @SuppressWarnings("deprecation")
        MavenSession session =
                new MavenSession(
                        null,
                        new DefaultRepositorySystemSession(),
                        request,
                        new DefaultMavenExecutionResult());
        if (project.equals(module) && evidence.startsWith("/project/target")) {
            evidence = Path.of("/project/module/target/forkpair");
        }
        session.setAllProjects(List.of(all));
        session.setProjects(build.isEmpty() ? List.of(all) : build);
        return new ReportCommand(session, project, plugin, "pairs", evidence).line();
    }

    private static void evidenceDir(ConfigurationContainer container, String directory) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom parameter = new Xpp3Dom("evidenceDir");
        parameter.setValue(directory);
        configuration.addChild(parameter);
        container.setConfiguration(configuration);
    }

    private Plugin declare(MavenProject project) {
        Plugin declared = new Plugin();
        declared.setGroupId(plugin.getGroupId());
        declared.setArtifactId(plugin.getArtifactId());
        declared.setVersion(plugin.getVersion());
        PluginExecution execution = new PluginExecution();
        execution.setId("pairs");
        execution.addGoal("prepare");
        declared.addExecution(execution);
        project.getBuild().addPlugin(declared);
        return declared;
    }

    private static MavenProject project(String name, boolean isRoot) {
        MavenProject project = new MavenProject();
        project.setGroupId("com.acme");
        project.setArtifactId(name);
        project.setVersion("1");
        project.setExecutionRoot(isRoot);
        project.setFile(new File(isRoot ? "/project/pom.xml" : "/project/" + name + "/pom.xml"));
        return project;
    }
}

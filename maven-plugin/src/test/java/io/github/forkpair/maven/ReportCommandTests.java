package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Activation;
import org.apache.maven.model.ActivationProperty;
import org.apache.maven.model.Build;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTests {

    private static final String GOAL = "io\\.github\\.forkpair:forkpair-maven-plugin:[^ :]+:report";

    private final PluginDescriptor plugin = BuiltDescriptor.read();
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenProject root = project("root", true);
    private final MavenProject module = project("module", false);

    @TempDir private Path directory;
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
    void settingsAndARepositoryOfTheCommandLineAreSaidAgain() throws Exception {
        declare(root);
        Path settings = Files.createFile(directory.resolve("settings.xml"));
        request.setUserSettingsFile(settings.toFile());
        request.setGlobalSettingsFile(settings.toFile());
        request.getUserProperties().setProperty("maven.repo.local", "/repo");

        assertThat(of(root, root))
                .isEqualTo(
                        "mvn -s %s -gs %s forkpair:report -Dmaven.repo.local=/repo"
                                .formatted(settings, settings));
    }

    @Test
    void settingsWhereMavenLooksAreNotSaid() throws Exception {
        declare(root);
        request.getSystemProperties().setProperty("user.home", directory.toString());
        Path settings = Files.createDirectory(directory.resolve(".m2")).resolve("settings.xml");
        request.setUserSettingsFile(Files.createFile(settings).toFile());

        assertThat(of(root, root)).isEqualTo("mvn forkpair:report");
    }

    @Test
    void aPropertyIsSaidAgainThatDecidesOnVersionsOrPlaces() {
        declare(root);
        request.getUserProperties().setProperty("revision", "1.2");
        request.getUserProperties().setProperty("out", "/mnt/out");
        request.getUserProperties().setProperty("password", "secret");
        Model raw = new Model();
        raw.setVersion("${revision}");
        Plugin declared = new Plugin();
        declared.setGroupId(plugin.getGroupId());
        declared.setArtifactId(plugin.getArtifactId());
        evidenceDir(declared, "${out}/pairs");
        raw.setBuild(new Build());
        raw.getBuild().addPlugin(declared);
        root.setOriginalModel(raw);

        assertThat(of(root, root)).isEqualTo("mvn forkpair:report -Dout=/mnt/out -Drevision=1.2");
    }

    @Test
    void whoseMavenCameByAWrapperUsesThat() throws Exception {
        declare(root);
        Path wrapper = Files.createFile(directory.resolve("mvnw"));
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        Properties properties = request.getSystemProperties();
        properties.setProperty("maven.multiModuleProjectDirectory", directory.toString());
        properties.setProperty("maven.home", "/home/ann/.m2/wrapper/dists/apache-maven-3.9/1a");
        properties.setProperty("user.dir", directory.toString());
        request.setPom(directory.resolve("pom.xml").toFile());

        assertThat(of(root, root)).isEqualTo("./mvnw forkpair:report");

        properties.setProperty("maven.home", "/usr/share/maven");
        assertThat(of(root, root)).isEqualTo("mvn forkpair:report");
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

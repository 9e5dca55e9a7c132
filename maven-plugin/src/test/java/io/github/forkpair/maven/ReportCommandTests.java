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
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportCommandTests {

    private final PluginDescriptor plugin = BuiltDescriptor.read();
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenProject root = project("root", true);
    private final MavenProject module = project("module", false);

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

        assertThat(of(module, root, module)).isEqualTo("mvn -pl :module forkpair:report");
    }

    @Test
    void mavenKnowsNoPrefixThatTheTopmostPomDoesNotDeclare() {
        declare(module);

        assertThat(of(module, root, module))
                .matches(
                        "mvn -pl :module io\\.github\\.forkpair:forkpair-maven-plugin:[^ :]+:report");
    }

    @Test
    void whatTheCommandLineSaidIsSaidAgain() {
        declare(root);
        request.setPom(Path.of("/project/other place/pom.xml").toFile());
        request.getUserProperties().setProperty("forkpair.evidence.dir", "/mnt/evidence");

        assertThat(of(root, root))
                .isEqualTo(
                        "mvn -f 'other place/pom.xml' forkpair:report"
                                + " -Dforkpair.evidence.dir=/mnt/evidence");
    }

    private String of(MavenProject project, MavenProject... all) {
        @SuppressWarnings("deprecation")
        MavenSession session =
                new MavenSession(
                        null,
                        new DefaultRepositorySystemSession(),
                        request,
                        new DefaultMavenExecutionResult());
        session.setProjects(List.of(all));
        return ReportCommand.of(session, project, plugin);
    }

    private void declare(MavenProject project) {
        Plugin declared = new Plugin();
        declared.setGroupId(plugin.getGroupId());
        declared.setArtifactId(plugin.getArtifactId());
        declared.setVersion(plugin.getVersion());
        project.getBuild().addPlugin(declared);
    }

    private static MavenProject project(String name, boolean isRoot) {
        MavenProject project = new MavenProject();
        project.setGroupId("com.acme");
        project.setArtifactId(name);
        project.setVersion("1");
        project.setExecutionRoot(isRoot);
        return project;
    }
}

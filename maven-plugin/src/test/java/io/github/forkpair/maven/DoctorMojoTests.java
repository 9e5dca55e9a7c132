package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.doctor.Capability;
import io.github.forkpair.doctor.Examination;
import io.github.forkpair.doctor.Finding;
import io.github.forkpair.doctor.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorMojoTests {

    @TempDir Path directory;

    private final ToolchainsOnDisk toolchains = new ToolchainsOnDisk();
    private final DoctorMojo doctor = new DoctorMojo(toolchains);
    private final List<String> infos = new ArrayList<>();

    @BeforeEach
    void setWhatMavenWouldSet() {
        doctor.project = new MavenProject();
        doctor.project.setFile(directory.resolve("pom.xml").toFile());
        doctor.project.getBuild().setDirectory(directory.resolve("target").toString());
        doctor.plugin = BuiltDescriptor.read();
        doctor.setLog(
                new SystemStreamLog() {
                    @Override
                    public void info(CharSequence line) {
                        infos.add(line.toString());
                    }
                });
    }

    @Test
    void theTableIsShownAndTheBuildGoesOnWherePairsCanRun() throws Exception {
        doctor.execute();

        assertThat(infos)
                .contains("What a pair needs")
                .anyMatch(line -> line.startsWith("Pairs can run here."));
        assertThat(String.join("\n", infos))
                .contains(directory.resolve("target/forkpair").toString());
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theBuildFailsWhereARequiredRowFails() throws Exception {
        doctor.evidenceDir = Files.createFile(directory.resolve("file")).resolve("e").toFile();

        assertThatThrownBy(doctor::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("Pairs cannot run here. What fails: evidence directory.");
        assertThat(infos).contains("Pairs cannot run here. What fails: evidence directory.");
    }

    @Test
    void theBuildGoesOnWhereAUsefulRowAloneFails() throws Exception {
        Finding finding = new Finding.Fails("no jcmd", Capability.ATTACH.remedy());

        doctor.tell(new Examination(Map.of(), List.of(new Row(Capability.ATTACH, finding))));

        assertThat(infos)
                .contains(
                        "  FAIL  attach               no jcmd",
                        "Pairs can run here. What they do without: attach.");
    }

    @Test
    void aSettingThatCannotBeIsRefusedBeforeAnythingIsTried() {
        doctor.childJava = "/nonexistent/java";

        assertThatThrownBy(doctor::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("There is no program at /nonexistent/java.");
        assertThat(infos).isEmpty();
    }

    @Test
    void theChildsJdkMayBeOneOfMavensToolchains() throws Exception {
        Path home = Path.of(System.getProperty("java.home"));
        Path link = Files.createSymbolicLink(directory.resolve("jdk"), home);
        Path java = link.resolve("bin/java");
        toolchains.add("25", java.toString());
        doctor.childJdk = "25";

        doctor.execute();

        Files.delete(link);
        assertThat(infos)
                .contains("child's java  " + java)
                .anyMatch(line -> line.startsWith("Pairs can run here."));
    }

    @Test
    void oneJavaIsEnough() {
        doctor.childJava = System.getProperty("java.home");
        doctor.childJdk = "25";

        assertThatThrownBy(doctor::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("childJdk and childJava are both given. Write one of them.");
        assertThat(infos).isEmpty();
    }

    @Test
    void aParameterThatThereIsNotIsRefusedBeforeAnythingIsTried() {
        doctor.project.getBuild().addPlugin(Forkpair.with("childJDK", "25"));

        assertThatThrownBy(doctor::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("no parameter <childJDK>; did you mean <childJdk>?");
        assertThat(infos).isEmpty();
    }

    @Test
    void whereThereIsNoProjectTheCommandLineIsLookedAt() {
        doctor.project = new MavenProject();
        doctor.userProperties.setProperty("forkpair.skip", "yes");

        assertThatThrownBy(doctor::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("forkpair.skip cannot be \"yes\". Write true or false.");
        assertThat(infos).isEmpty();
    }

    @Test
    void aNumberOfChildrenThatIsNoneIsRefused() {
        doctor.maxChildren = "many";

        assertThatThrownBy(doctor::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Write a whole number greater than 0.");
    }

    @Test
    void skippedItSaysNothing() throws Exception {
        doctor.skip = true;

        doctor.execute();

        assertThat(infos).isEmpty();
    }
}

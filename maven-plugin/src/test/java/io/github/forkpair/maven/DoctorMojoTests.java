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

    private final DoctorMojo doctor = new DoctorMojo();
    private final List<String> infos = new ArrayList<>();

    @BeforeEach
    void setWhatMavenWouldSet() {
        doctor.project = new MavenProject();
        doctor.project.setFile(directory.resolve("pom.xml").toFile());
        doctor.project.getBuild().setDirectory(directory.resolve("target").toString());
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

        assertThat(infos).contains("What a pair needs", "Pairs can run here.");
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

package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mounts small disks, where this user may: root heeds no permissions. */
class UnwritableEvidenceTests {

    @TempDir private Path target;

    private final MavenProject project = new MavenProject();

    @AfterEach
    void unmount() throws Exception {
        run("umount", target.toString());
    }

    @Test
    void aTargetDirectoryThatIsReadOnlyFailsTheBuildBeforeATestRuns() throws Exception {
        mount("ro,size=64k");

        assertThatThrownBy(this::begin)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "Pairs cannot keep evidence below "
                                + target
                                + "/forkpair ("
                                + target
                                + "/forkpair: Read-only file system). Make it writable and see that"
                                + " there is room, or set forkpair.evidence.dir to another"
                                + " directory.");
    }

    @Test
    void aFullDiskFailsTheBuildBeforeATestRuns() throws Exception {
        mount("size=64k");
        fill(target.resolve("classes"));

        assertThatThrownBy(this::begin)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "Pairs cannot keep evidence below "
                                + target
                                + "/forkpair (No space left on device). Make it writable and see"
                                + " that there is room, or set forkpair.evidence.dir to another"
                                + " directory.");
        assertThat(target.toFile().list()).containsExactly("classes");
    }

    @Test
    void evidenceThatCannotBeDeletedFailsTheBuild() throws Exception {
        mount("size=64k");
        Files.createDirectories(target.resolve("forkpair/pairs"));
        Files.createFile(target.resolve("forkpair/pairs/4711-1.tsv"));
        assertThat(run("mount", "-o", "remount,ro", target.toString())).isZero();

        assertThatThrownBy(this::begin)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "What an earlier build left below "
                                + target
                                + "/forkpair cannot be deleted: java.nio.file.FileSystemException: "
                                + target
                                + "/forkpair/pairs/4711-1.tsv: Read-only file system");
    }

    @Test
    void aDirectoryThatIsNotThereYetIsNotThereAfterwards() throws Exception {
        EvidencePlace.of(project, target.resolve("a/b/forkpair")).begin(Instant.ofEpochMilli(2));

        assertThat(target).isEmptyDirectory();
    }

    private void begin() throws MojoExecutionException {
        EvidencePlace.of(project, target.resolve("forkpair")).begin(Instant.ofEpochMilli(2));
    }

    private void mount(String options) throws Exception {
        assumeThat(run("mount", "-t", "tmpfs", "-o", options, "tmpfs", target.toString()))
                .as("this user may mount a small disk")
                .isZero();
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

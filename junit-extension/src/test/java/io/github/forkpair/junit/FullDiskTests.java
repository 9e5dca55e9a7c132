package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.evidence.PairRecords;
import io.github.forkpair.outcome.PairResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pairs whose evidence goes to a disk of 64 KiB, where this user may mount one. */
@Timeout(60)
class FullDiskTests {

    @TempDir private Path disk;

    @BeforeEach
    void mount() throws Exception {
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()))
                .as("this user may mount a small disk")
                .isZero();
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void aDiskThatFillsUpCostsEvidenceAndNotTheVerdict() throws IOException {
        TestRun run = TestRun.of(FullDiskTestCase.class, disk);

        assertThat(run.printed())
                .contains(
                        "expected: <something else> but was: <no such thing>",
                        "line 5000 of more than the disk takes",
                        "/parent (not complete: child-1.stdout: java.io.IOException: No space left"
                                + " on device)");
        PairRecords records = PairRecords.read(disk);
        assertThat(records.pairs())
                .extracting(PairRecord::result)
                .doesNotContain(PairResult.PASSED)
                .hasSize(1);
    }

    @Test
    void aDiskThatIsFullFailsThePairWithWhatToDo() throws IOException {
        fill();

        assertThat(TestRun.of(FullDiskTestCase.class, disk).failure())
                .hasMessageStartingWith(
                        "@ChildSide FullDiskTestCase.child could not be launched: the evidence"
                                + " directory "
                                + disk
                                + " cannot be written (java.io.IOException: No space left on"
                                + " device). Set forkpair.evidence.dir to one that can");
        assertThat(PairRecords.read(disk).problems())
                .as("what forkpair:verify fails the build with")
                .hasSize(1);
    }

    private void fill() throws IOException {
        Files.createDirectory(disk.resolve("pairs"));
        try (var out = Files.newOutputStream(disk.resolve("full"))) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    /** Has no pipes, redirectErrorStream's among them, which go when the JDK comes to it. */
    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

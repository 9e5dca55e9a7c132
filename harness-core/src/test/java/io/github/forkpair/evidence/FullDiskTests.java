package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.forkpair.outcome.PairResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes to a disk of 64 KiB, where this user may mount one. */
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
    void aPairWhoseEndCouldNotBeWrittenIsMissedAloud() throws IOException {
        String nearlyAPage = "x".repeat(3_500);
        PairRecord.Writer pair = PairRecord.Writer.begin(disk, "LockTest.holds", nearlyAPage);
        Path full = fill();

        assertThatThrownBy(() -> pair.ended(PairResult.FAILED, "x".repeat(1_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");
        Files.delete(full);
        PairRecord.Writer.begin(disk, "LockTest.waits", "LockTest.waits")
                .ended(PairResult.PASSED, "");

        PairRecords records = PairRecords.read(disk);
        assertThat(records.pairs())
                .extracting(PairRecord::result)
                .containsExactly(PairResult.UNFINISHED, PairResult.PASSED);
        assertThat(records.problems())
                .singleElement()
                .asString()
                .endsWith(
                        ".tsv lacks lines that its test JVM could not write, as on a full disk."
                                + " Make room there, and run the tests again");
    }

    @Test
    void aPairWhoseBeginningCouldNotBeWrittenIsMissedAloud() throws IOException {
        Files.createDirectory(disk.resolve("pairs"));
        fill();

        assertThatThrownBy(() -> PairRecord.Writer.begin(disk, "LockTest.holds", "LockTest.holds"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");

        assertThat(PairRecords.read(disk).problems()).hasSize(1);
    }

    private Path fill() throws IOException {
        Path file = disk.resolve("full");
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            return file;
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

package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserOnlyTests {

    @TempDir private Path directory;

    @Test
    void noOtherUserCanOpenWhatIsWritten() throws IOException {
        Path file = directory.resolve("notes");

        UserOnly.append(file, "one\n");
        UserOnly.append(file, "two\n");

        assertThat(file).hasContent("one\ntwo\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anInterruptOfTheThreadCostsNothingAndStays() throws IOException {
        Path file = directory.resolve("notes");

        Thread.currentThread().interrupt();
        UserOnly.append(file, "one\n");
        UserOnly.appendWhole(file, "two\n");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("one\ntwo\n");
    }
}

package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test JVM whose temporary directory is not there says so where a pair needs it. */
@Timeout(60)
class NoTemporaryDirectoryTests {

    @TempDir private Path dir;

    @Test
    void aSharedDirectoryThatCannotBeCreatedNamesTheProperty() throws Exception {
        Path absent = dir.resolve("absent");

        Process jvm =
                TestJvm.of(
                                List.of("-Djava.io.tmpdir=" + absent),
                                NoTemporaryDirectoryMain.class,
                                dir.resolve("evidence").toString())
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(jvm.getInputStream().readAllBytes());

        assertThat(printed)
                .contains(
                        " could not be launched: " + absent + "\n",
                        "\n  likely     java.io.tmpdir names " + absent + ", which is not there\n",
                        "\n  to do      create it before the tests run, or let java.io.tmpdir name");
        assertThat(jvm.waitFor()).isZero();
    }
}

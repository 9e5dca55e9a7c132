package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
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
        Path told = dir.resolve("told");

        Process jvm =
                TestJvm.of(
                                List.of("-Djava.io.tmpdir=" + absent),
                                NoTemporaryDirectoryMain.class,
                                dir.resolve("evidence").toString())
                        .redirectOutput(told.toFile()) // a pipe would go when the JDK comes to it
                        .redirectError(Redirect.INHERIT)
                        .start();

        assertThat(jvm.waitFor()).isZero();
        assertThat(told)
                .content()
                .contains(
                        " could not be launched: " + absent + "\n",
                        "\n  likely     java.io.tmpdir is " + absent + ", which is not there\n",
                        "\n  to do      create it before the tests run, or set java.io.tmpdir to");
    }
}

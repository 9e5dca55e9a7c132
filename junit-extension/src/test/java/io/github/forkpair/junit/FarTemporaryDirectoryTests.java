package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A socket in the temporary directory would have a longer path than the system takes. */
@Timeout(60)
class FarTemporaryDirectoryTests {

    @TempDir private Path dir;

    @ParameterizedTest
    @CsvSource({"a, 90", "\u00e4, 25"})
    void aSocketIsWhereItsPathIsShort(String letter, int count) throws Exception {
        Path far = Files.createDirectory(dir.resolve(letter.repeat(count)));

        ProcessBuilder builder =
                TestJvm.of(
                        List.of("-Djava.io.tmpdir=" + far),
                        FarTemporaryDirectoryMain.class,
                        dir.resolve("evidence").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        ProcessRun run = ProcessRun.of(builder, dir);

        assertThat(run.printed()).contains("passed 1, left []");
        assertThat(far).isEmptyDirectory();
    }
}

package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a child is given may be more than the system takes for a process. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class LongCommandTests {

    @TempDir private Path dir;

    private SameJvmRun run;

    @BeforeEach
    void prepare() {
        run = new SameJvmRun(dir);
    }

    /** A quarter of it is what the system takes, but for the first, where it takes 128 KiB. */
    @ParameterizedTest
    @CsvSource({"256, *2000, true", "4096, *8000, false"})
    void propertiesGoToAFileWhereTheStacksLimitLeavesNoRoom(
            int limit, String properties, boolean inFile) throws Exception {
        run.before = "ulimit -s " + limit;

        assertThat(run.differences(properties)).containsExactly("agents: 0 0");
        assertThat(Files.exists(run.evidence("child-1.args"))).isEqualTo(inFile);
    }

    @ParameterizedTest
    @CsvSource({"256", "8192"})
    void aClassPathMayBeOfAnyLength(int limit) throws Exception {
        run.before = "ulimit -s " + limit;
        run.flags = List.of("-javaagent:" + run.agent());

        assertThat(run.differences("+20000", "largest=" + "v".repeat(60_000)))
                .containsExactly("agents: 1 1");
        assertThat(run.evidence("child-1.args")).content().contains("with space/19999.jar");
    }

    @Test
    void anEnvironmentThatIsNearlyTooLargeLeavesRoomForTheFilesName() throws Exception {
        Map<String, String> large = new TreeMap<>();
        for (int i = 0; i < 9; i++) {
            large.put("LARGE_" + i, "e".repeat(12_000));
        }
        run.environment = large;
        run.before = "ulimit -s 256";

        assertThat(run.differences("*300")).containsExactly("agents: 0 0");
        assertThat(run.evidence("child-1.args")).exists();
    }
}

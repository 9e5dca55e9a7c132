package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.outcome.MemoryKills;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryKillCountsTests {

    private static final String EVENTS =
            "low 0\nhigh 0\nmax 12\noom 2\noom_kill 2\noom_group_kill 7\n";

    @TempDir private Path root;

    @BeforeEach
    void thereIsAMachineThatKilledFive() throws IOException {
        write("proc/vmstat", "nr_free_pages 1\noom_kill 5\n");
    }

    /** The last is a container's, whose own path is none of the host's that its kernel tells. */
    @ParameterizedTest
    @CsvSource({
        "0::/user.slice/tests, groups/user.slice/tests/memory.events",
        "0::/, groups/memory.events",
        "4:memory:/docker/1, groups/memory/docker/1/memory.oom_control",
        "'4:cpu,memory:/docker/1', groups/memory/docker/1/memory.oom_control",
        "4:memory:/docker/1, groups/memory/memory.oom_control",
    })
    void theCountIsThatOfTheGroupInWhichWeAre(String group, String file) throws IOException {
        write("proc/self/cgroup", "1:cpu:/\n" + group + "\n");
        write(file, EVENTS);

        assertThat(now()).hasValue(new MemoryKills(2, root.resolve(file).toString(), true));
    }

    @Test
    void whereNoGroupCountsTheMachineDoes() throws IOException {
        write("proc/self/cgroup", "0::/gone\n");

        assertThat(now())
                .hasValue(new MemoryKills(5, root.resolve("proc/vmstat").toString(), false));
    }

    @Test
    void aGroupWhoseNameIsNoPathHereIsPassedOver() throws IOException {
        write("proc/self/cgroup", "0::/tests\0\n");

        assertThat(now())
                .hasValue(new MemoryKills(5, root.resolve("proc/vmstat").toString(), false));
    }

    @Test
    void aSystemThatDoesNotTellHasNoCount() throws IOException {
        Files.delete(root.resolve("proc/vmstat"));

        assertThat(now()).isEmpty();
    }

    @Test
    void whatCountsIsWhatCameSince() throws IOException {
        MemoryKills before = now().orElseThrow();
        write("proc/vmstat", "oom_kill 6\n");
        MemoryKills after = now().orElseThrow();

        assertThat(after.since(before).count()).isEqualTo(1);
        assertThat(before.since(before).count()).isZero();
        assertThat(new MemoryKills(9, "elsewhere", true).since(before).count()).isZero();
    }

    @Test
    void thisSystemIsReadWithoutAFault() {
        assertThat(new MemoryKillCounts().now()).satisfies(any -> {});
    }

    private Optional<MemoryKills> now() {
        return new MemoryKillCounts(root.resolve("proc"), root.resolve("groups")).now();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}

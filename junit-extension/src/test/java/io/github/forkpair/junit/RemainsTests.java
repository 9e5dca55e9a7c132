package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.posix.Spawn;
import io.github.forkpair.posix.SpawnedProcess;
import java.io.BufferedReader;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the tests of processes call gone. */
class RemainsTests {

    @Test
    void aZombieOfThisJvmIsNotGoneBeforeItIsReaped() throws Exception {
        SpawnedProcess process =
                Spawn.ofThisSystem().start(List.of("/bin/sh", "-c", ":"), Map.of(), List.of());
        ProcessHandle handle = ProcessHandle.of(process.pid()).orElseThrow();
        process.awaitEnd();

        assertThat(Remains.areGone(handle)).isFalse();
        assertThat(Holdings.now().processes()).contains(process.pid());
        process.endGroupAndReap();
        assertThat(Remains.areGone(handle)).isTrue();
        assertThat(Remains.areGone(process.pid())).isTrue();
    }

    /** The shell becomes a program that reaps nothing. */
    @Test
    void aZombieOfAnotherProcessIsGoneAndOneThatRunsIsNot() throws Exception {
        Process other =
                new ProcessBuilder("sh", "-c", "sleep 1000 & echo $!; exec sleep 1000 >/dev/null")
                        .redirectInput(new File("/dev/null"))
                        .redirectError(Redirect.INHERIT)
                        .start();
        try (BufferedReader out = other.inputReader()) {
            ProcessHandle child = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            Awaitility.await().until(() -> other.info().command().orElse("").endsWith("sleep"));
            assertThat(Remains.areGone(child)).isFalse();
            assertThat(Remains.areGone(other.toHandle())).isFalse();

            child.destroyForcibly();

            Awaitility.await().until(() -> Remains.areGone(child));
            assertThat(child.isAlive()).as("a zombie is there").isTrue();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }
}

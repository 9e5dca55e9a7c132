package io.github.forkpair.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.Signal;
import io.github.forkpair.outcome.Leftover;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each script waits for its input, so that the shell is marked before it starts anything. */
@Timeout(120)
class CompanyTests {

    private static final String SLEEP = "sleep 1000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleep 1000 &",
                "setsid sleep 1000 &",
                "sh -c 'setsid sleep 1000 &'",
                "setsid sh -c 'sleep 1000 &'",
                "env -i setsid sleep 1000 &",
                "bash -c 'ulimit -S -x 1000; sleep 1000 &'",
                "setsid nohup sleep 1000 >/dev/null 2>&1 </dev/null &",
            })
    void whatAChildLeavesRunningIsNamedAndEnded(String script) throws Exception {
        List<Leftover> left = leftBy(script);

        assertThat(left).extracting(Leftover::command).containsExactly(SLEEP);
        assertThat(ProcessTable.isLiving(left.get(0).pid())).isFalse();
    }

    @Test
    void severalAreNamedInTheOrderOfTheirPids() throws Exception {
        List<Leftover> left = leftBy("sleep 1000 & setsid sleep 1001 & sleep 1002 &");

        assertThat(left)
                .extracting(Leftover::command)
                .containsExactlyInAnyOrder("sleep 1000", "sleep 1001", "sleep 1002");
        assertThat(left).extracting(Leftover::pid).isSorted();
    }

    @Test
    void oneThatStartsAnotherWheneverOneEndsIsEnded() throws Exception {
        List<Leftover> left =
                leftBy("setsid sh -c 'while :; do setsid sleep 0.05 & sleep 0.05; done' &");

        assertThat(left).extracting(Leftover::command).anyMatch(c -> c.startsWith("sh -c"));
        left.forEach(each -> assertThat(ProcessTable.isLiving(each.pid())).isFalse());
    }

    /** Each is soon gone, but never before the next one is there. The last ends by itself. */
    @Test
    void oneThatHandsItselfOnToANewProcessIsFoundAndEnded() throws Exception {
        String hop = "sleep 0.02; HOPS=$((HOPS-1)); test $HOPS -eq 0 || setsid sh -c \"$HOP\" &";

        List<Leftover> left = leftBy("export HOPS=300 HOP='" + hop + "'; setsid sh -c \"$HOP\" &");

        assertThat(left).isNotEmpty();
        assertThat(ProcessHandle.allProcesses())
                .noneMatch(each -> ProcessTable.read(each.pid(), "environ").contains("HOP=" + hop));
    }

    /** The other one reads end-of-file when the child is gone, which alone can write. */
    @Test
    void oneThatEndsSoonAfterTheChildIsNotNamed() throws Exception {
        Pipe held = Pipe.open();
        try (Pipe in = Pipe.open()) {
            SpawnedProcess process =
                    Spawn.ofThisSystem()
                            .start(
                                    command("read go; setsid cat <&1 >/dev/null 2>&1 &"),
                                    Map.of(),
                                    List.of(in.readEnd(), held.readEnd(), held.writeEnd()));
            held.close();
            go(in);
            process.awaitEnd();

            assertThat(process.endCompany()).isEmpty();
            process.endGroupAndReap();
        }
    }

    @Test
    void theCompanyOfAnotherChildIsLeftAlone() throws Exception {
        try (Pipe in = Pipe.open()) {
            SpawnedProcess other = start("read go; setsid sleep 1000 & wait", in);
            go(in);

            assertThat(leftBy("setsid sleep 2000 &"))
                    .extracting(Leftover::command)
                    .containsExactly("sleep 2000");

            other.signal(Signal.SIGKILL);
            other.awaitEnd();
            assertThat(other.endCompany()).extracting(Leftover::command).containsExactly(SLEEP);
            other.endGroupAndReap();
        }
    }

    @Test
    void withoutAMarkTheProcessGroupIsTheCompany() throws Exception {
        try (Pipe in = Pipe.open()) {
            SpawnedProcess process = start("read go; sleep 1000 &", in);
            Company company = Company.ofGroup((int) process.pid());
            go(in);
            process.awaitEnd();

            assertThat(company.end()).extracting(Leftover::command).containsExactly(SLEEP);
            process.endGroupAndReap();
        }
    }

    @Test
    void theMarkLeavesTheHardLimitAndOtherProcessesAsTheyAre() throws Exception {
        try (Pipe in = Pipe.open()) {
            SpawnedProcess process = start("read go", in);
            String own = locks(ProcessHandle.current().pid());

            assertThat(locks(process.pid()).replaceAll("\\d+", "unlimited"))
                    .isEqualTo(own.replaceAll("\\d+", "unlimited"));
            assertThat(locks(process.pid())).isNotEqualTo(own);
            go(in);
            process.awaitEnd();
            process.endGroupAndReap();
        }
    }

    @Test
    void aLongCommandIsCut() throws Exception {
        assertThat(leftBy("sh -c 'sleep 1000; :' " + "x".repeat(300) + " &"))
                .extracting(Leftover::command)
                .anyMatch(command -> command.length() == 203 && command.endsWith("x..."));
    }

    private static String locks(long pid) {
        return ProcessTable.read(pid, "limits")
                .lines()
                .filter(line -> line.startsWith("Max file locks"))
                .findFirst()
                .orElseThrow()
                .replaceAll(" +", " ");
    }

    /** Runs a script to its end, and returns what of its company had to be ended. */
    private static List<Leftover> leftBy(String script) throws Exception {
        try (Pipe in = Pipe.open()) {
            SpawnedProcess process = start("read go; " + script, in);
            go(in);
            process.awaitEnd();
            List<Leftover> left = process.endCompany();
            process.endGroupAndReap();
            return left;
        }
    }

    private static SpawnedProcess start(String script, Pipe in) throws PosixException {
        return Spawn.ofThisSystem().start(command(script), Map.of(), List.of(in.readEnd()));
    }

    private static void go(Pipe in) throws IOException {
        new PipeWriter(in.writeEnd()).write(ByteBuffer.wrap("go\n".getBytes(UTF_8)));
    }

    private static List<String> command(String script) {
        return List.of("/bin/sh", "-c", script);
    }
}

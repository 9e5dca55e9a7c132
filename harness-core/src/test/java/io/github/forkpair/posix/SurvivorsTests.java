package io.github.forkpair.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.forkpair.Signal;
import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.outcome.Leftover;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes of a child whose test JVM is gone; here a shell stands for the child. */
@Timeout(60)
class SurvivorsTests {

    private final Process child = start();

    @AfterEach
    void endAll() throws Exception {
        child.descendants().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly().waitFor();
    }

    @Test
    void aMarkedChildIsNamedAndEndedWithWhatHasASessionOfItsOwn() throws Exception {
        LimitMark mark = LimitMark.put((int) child.pid()).orElseThrow();
        long daemon = daemon();

        assertThat(survivors(OptionalLong.empty(), OptionalLong.of(mark.softLimit())).end())
                .extracting(Leftover::pid, Leftover::ended)
                .containsExactlyInAnyOrder(tuple(child.pid(), true), tuple(daemon, true));
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessTable.isLiving(daemon)).isFalse();
    }

    @Test
    void whatAMarkedChildLeftIsFoundWithoutIt() throws Exception {
        LimitMark mark = LimitMark.put((int) child.pid()).orElseThrow();
        long daemon = daemon();
        child.destroyForcibly().waitFor();

        assertThat(survivors(OptionalLong.empty(), OptionalLong.of(mark.softLimit())).end())
                .extracting(Leftover::pid)
                .containsExactly(daemon);
    }

    @Test
    void aProcessWithoutTheMarkIsLeftAlone() {
        OptionalLong started = ProcessTable.startOf(child.pid());

        assertThat(survivors(started, OptionalLong.of((1L << 61) + 1)).end()).isEmpty();
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void anUnmarkedChildIsKnownByItsStart() throws Exception {
        OptionalLong started = ProcessTable.startOf(child.pid());

        assertThat(survivors(started, OptionalLong.empty()).end())
                .containsExactly(new Leftover(child.pid(), "sh", true));
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStrangerWithTheChildsPidIsLeftAlone() {
        long started = ProcessTable.startOf(child.pid()).orElseThrow();

        assertThat(survivors(OptionalLong.of(started - 1), OptionalLong.empty()).end()).isEmpty();
        assertThat(survivors(OptionalLong.empty(), OptionalLong.empty()).end()).isEmpty();
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void aStoppedChildIsEndedToo() throws Exception {
        OptionalLong started = ProcessTable.startOf(child.pid());
        Native.POSIX.kill(child.pid(), SignalNumbers.of(Signal.SIGSTOP));

        assertThat(survivors(started, OptionalLong.empty()).end()).hasSize(1);
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private Survivors survivors(OptionalLong started, OptionalLong limit) {
        return Survivors.of(List.of(new ChildMark(child.pid(), started, limit)));
    }

    /** Has the shell start a process that nothing but its mark connects with it. */
    private long daemon() throws IOException {
        child.outputWriter().append("setsid sleep 1000 >/dev/null & echo $!\n").flush();
        BufferedReader out = child.inputReader();
        return Long.parseLong(out.readLine());
    }

    private static Process start() {
        try {
            return new ProcessBuilder("sh").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

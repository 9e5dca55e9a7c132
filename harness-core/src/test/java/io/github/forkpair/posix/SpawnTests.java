package io.github.forkpair.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class SpawnTests {

    private static final List<String> SHELL = List.of("/bin/sh", "-c");

    private Set<String> openBefore = Set.of();

    @BeforeEach
    void countDescriptors() throws IOException {
        SocketPair.open().close(); // loads what stays open
        openBefore = OpenDescriptors.now();
    }

    @AfterEach
    void nothingStaysOpen() throws IOException {
        assertThat(OpenDescriptors.now()).isEqualTo(openBefore);
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE_FROM", "CLOSE_EACH"})
    void aChildHasExactlyTheGivenDescriptorsWhileOthersOpenAndCloseTheirs(Inheritance inheritance)
            throws Exception {
        try (DescriptorChurn churn = DescriptorChurn.start()) {
            for (int i = 0; i < 200; i++) {
                // The fifth is ls's own, for the directory that it lists.
                assertThat(outputOf(new Spawn(inheritance), List.of("/bin/ls", "/proc/self/fd"), 4))
                        .as("spawn %d", i)
                        .isEqualTo("0\n1\n2\n3\n4\n");
            }
            assertThat(churn.opened()).as("descriptors opened meanwhile").isGreaterThan(200);
        }
    }

    @Test
    void aProcessStartsInTheDirectoryThatIsGiven() throws Exception {
        try (Pipe out = Pipe.open()) {
            SpawnedProcess process =
                    Spawn.ofThisSystem()
                            .start(
                                    command("pwd -P"),
                                    Map.of(),
                                    Path.of("/usr/bin"),
                                    List.of(out.readEnd(), out.writeEnd()));
            process.awaitEnd();
            process.endGroupAndReap();
            out.writeEnd().close();
            assertThat(read(out)).isEqualTo(Path.of("/usr/bin").toRealPath() + "\n");
        }
    }

    @Test
    void aDirectoryThatIsNotThereIsToldByTheSystem() {
        assertThatThrownBy(
                        () ->
                                Spawn.ofThisSystem()
                                        .start(
                                                command("pwd"),
                                                Map.of(),
                                                Path.of("/no/such/directory"),
                                                List.of()))
                .isInstanceOf(PosixException.class)
                .hasMessageContaining("ENOENT");
    }

    @Test
    void theDescriptorsAreTheGivenOnesInTheirOrder() throws Exception {
        try (Pipe first = Pipe.open();
                Pipe second = Pipe.open()) {
            SpawnedProcess process =
                    Spawn.ofThisSystem()
                            .start(
                                    command("echo one; echo two >&2"),
                                    Map.of(),
                                    List.of(first.readEnd(), first.writeEnd(), second.writeEnd()));
            process.awaitEnd();
            process.endGroupAndReap();
            first.writeEnd().close();
            second.writeEnd().close();
            assertThat(read(first)).isEqualTo("one\n");
            assertThat(read(second)).isEqualTo("two\n");
        }
    }

    @Test
    void aChildLeadsAProcessGroupOfItsOwn() throws Exception {
        String stat = outputOf(Spawn.ofThisSystem(), List.of("/bin/cat", "/proc/self/stat"), 3);

        String[] fields = stat.split(" ");
        assertThat(fields[4]).as("process group").isEqualTo(fields[0]);
    }

    @Test
    void noSignalIsBlockedOrIgnored() throws Exception {
        String status = outputOf(Spawn.ofThisSystem(), List.of("/bin/cat", "/proc/self/status"), 3);

        assertThat(status).containsPattern("SigBlk:\\s0+\\n");
        long ignored = Long.parseLong(status.replaceAll("(?s).*SigIgn:\\s(\\w+)\\n.*", "$1"), 16);
        assertThat(ignored & (1 << 0 | 1 << 1 | 1 << 2 | 1 << 14))
                .as("HUP, INT, QUIT, TERM")
                .isZero();
    }

    @Test
    void argumentsAndEnvironmentArriveToTheLetter() throws Exception {
        String strange = "a b'c\"d\\e$HOME*ü€\n";
        try (Pipe out = Pipe.open()) {
            SpawnedProcess process =
                    Spawn.ofThisSystem()
                            .start(
                                    List.of(
                                            "/bin/sh",
                                            "-c",
                                            "printf '%s|%s' \"$1\" \"$VALUE\"",
                                            "sh",
                                            strange),
                                    Map.of("VALUE", strange),
                                    List.of(out.readEnd(), out.writeEnd()));
            process.awaitEnd();
            process.endGroupAndReap();
            out.writeEnd().close();
            assertThat(read(out)).isEqualTo(strange + "|" + strange);
        }
    }

    @Test
    void thisProcesssOwnEnvironmentGoesOn() throws Exception {
        try (Pipe out = Pipe.open()) {
            SpawnedProcess process =
                    Spawn.ofThisSystem()
                            .start(
                                    List.of("/bin/cat", "/proc/self/environ"),
                                    System.getenv(),
                                    List.of(out.readEnd(), out.writeEnd()));
            out.writeEnd().close();
            String theirs = read(out);
            process.awaitEnd();
            process.endGroupAndReap();

            assertThat(theirs.split("\0"))
                    .containsExactlyInAnyOrder(
                            Files.readString(Path.of("/proc/self/environ")).split("\0"));
        }
    }

    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 3, 3", "exit 137, 137", "exit 255, 255"})
    void anExitCodeIsReported(String script, int code) throws Exception {
        assertThat(run(script)).isEqualTo(new ExitStatus.Exited(code));
    }

    @ParameterizedTest
    @CsvSource({"KILL, 9", "TERM, 15", "USR1, 10"})
    void aSignalIsReportedAndIsNoExitCode(String signal, int number) throws Exception {
        assertThat(run("kill -" + signal + " $$"))
                .isEqualTo(new ExitStatus.Signaled(number, "SIG" + signal, false));
    }

    @Test
    void aSignalReachesTheProcess() throws Exception {
        SpawnedProcess process = start("exec sleep 600");

        process.signal(Signal.SIGTERM);
        process.awaitEnd();

        assertThat(process.endGroupAndReap())
                .isEqualTo(new ExitStatus.Signaled(15, "SIGTERM", false));
    }

    @Test
    void aProcessIsKnownToStandStillFromItsStopUntilItGoesOn() throws Exception {
        SpawnedProcess process = start("exec sleep 600");
        String atFirst = process.stoppedBy();
        process.signal(Signal.SIGSTOP);
        process.awaitStop();
        String stopped = process.stoppedBy();
        process.signal(Signal.SIGCONT);
        String afterwards = process.stoppedBy();
        process.signal(Signal.SIGKILL);
        process.awaitEnd();
        String ended = process.stoppedBy();
        process.endGroupAndReap();

        assertThat(List.of(atFirst, stopped, afterwards, ended, process.stoppedBy()))
                .containsExactly("", "SIGSTOP", "", "", "");
    }

    @Test
    void whatIsLeftOfTheGroupEndsWithTheProcess() throws Exception {
        try (Pipe out = Pipe.open()) {
            SpawnedProcess process =
                    Spawn.ofThisSystem()
                            .start(
                                    command("sleep 600 & echo started"),
                                    Map.of(),
                                    List.of(out.readEnd(), out.writeEnd()));
            out.writeEnd().close();
            process.awaitEnd();
            process.endGroupAndReap();

            // The sleeping one held the pipe as well; that the pipe ends says that it is gone.
            assertThat(read(out)).isEqualTo("started\n");
        }
    }

    @Test
    void aReapedProcessGetsNoSignal() throws Exception {
        SpawnedProcess reaped = start("read line");
        int group = (int) reaped.pid();
        // A zombie keeps the group's number taken, and so one can join that is none of it.
        int zombie = spawnInto(group, "exit 0");
        reaped.signal(Signal.SIGKILL);
        reaped.awaitEnd();
        reaped.endGroupAndReap();
        int stranger = spawnInto(group, "exec sleep 1000");
        try {
            reaped.signal(Signal.SIGKILL);
            reaped.signalGroup(Signal.SIGKILL);

            Native.POSIX.kill((long) stranger, SignalNumbers.of(Signal.SIGTERM));
            assertThat(WaitStatus.decode(waitFor(stranger)))
                    .isInstanceOfSatisfying(
                            ExitStatus.Signaled.class,
                            ending -> assertThat(ending.name()).isEqualTo("SIGTERM"));
        } finally {
            waitFor(zombie);
        }
    }

    @Test
    void aProcessThatSomebodyElseReapedGetsNoSignal() throws Exception {
        SpawnedProcess process = start("sleep 1000 & exit 0");
        waitFor((int) process.pid());
        assertThatThrownBy(process::awaitEnd).isInstanceOf(PosixException.class);

        process.signal(Signal.SIGTERM);
        process.signalGroup(Signal.SIGTERM);

        // The group still has the sleeper, which is there to be ended by us.
        assertThat(Native.POSIX.kill(-process.pid(), SignalNumbers.of(Signal.SIGKILL))).isZero();
    }

    private static int waitFor(int pid) {
        int[] status = new int[1];
        assertThat(Native.POSIX.waitpid((long) pid, status, 0)).isEqualTo(pid);
        return status[0];
    }

    /** Starts a process in a group that is there already. */
    private static int spawnInto(int group, String script) throws PosixException {
        Pointer attributes = Spawn.opaque();
        Pointer actions = Spawn.opaque();
        NativeStrings strings = new NativeStrings();
        Pointer pid = Memory.allocateDirect(Native.RUNTIME, Integer.BYTES, true);
        Spawn.check(Native.UNIX.posix_spawnattr_init(attributes), "init");
        Spawn.check(Native.UNIX.posix_spawn_file_actions_init(actions), "init");
        Spawn.check(Native.UNIX.posix_spawnattr_setpgroup(attributes, group), "setpgroup");
        Spawn.check(Native.UNIX.posix_spawnattr_setflags(attributes, (short) 2), "setflags");
        Spawn.check(
                Native.LIBC.posix_spawn(
                        pid,
                        strings.string(SHELL.get(0)),
                        actions,
                        attributes,
                        strings.strings(command(script)),
                        strings.strings(List.of())),
                "posix_spawn");
        Reference.reachabilityFence(strings);
        Native.UNIX.posix_spawn_file_actions_destroy(actions);
        Native.UNIX.posix_spawnattr_destroy(attributes);
        return pid.getInt(0);
    }

    @Test
    void anExitCodeIsReportedAlthoughTheStarterOfThisJvmIgnoredItsChildren() throws Exception {
        Native.LIBC.signal(17 /* SIGCHLD on Linux */, 1 /* SIG_IGN */);

        Spawn.keepWaitStatus();

        assertThat(run("exit 3")).isEqualTo(new ExitStatus.Exited(3));
    }

    @ParameterizedTest
    @CsvSource({"/no/such/program, ENOENT, 2", "/etc/passwd, EACCES, 13", "/etc, EACCES, 13"})
    void aProgramThatCannotBeStartedFailsWithTheCallAndTheError(
            String path, String errno, int number) {
        assertThatThrownBy(() -> Spawn.ofThisSystem().start(List.of(path), Map.of(), List.of()))
                .isInstanceOfSatisfying(
                        PosixException.class,
                        e -> {
                            assertThat(e.errno()).isEqualTo(errno);
                            assertThat(e.errnoNumber()).isEqualTo(number);
                        })
                .hasMessageStartingWith("posix_spawn(" + path + ") failed with " + errno);
    }

    @Test
    void aClosedDescriptorCannotBeHandedOver() throws Exception {
        Pipe pipe = Pipe.open();
        pipe.close();

        assertThatThrownBy(
                        () ->
                                Spawn.ofThisSystem()
                                        .start(
                                                command("exit 0"),
                                                Map.of(),
                                                List.of(pipe.readEnd())))
                .isInstanceOfSatisfying(
                        PosixException.class, e -> assertThat(e.errno()).isEqualTo("EBADF"));
    }

    private static ExitStatus run(String script) throws IOException {
        SpawnedProcess process = start(script);
        process.awaitEnd();
        return process.endGroupAndReap();
    }

    private static SpawnedProcess start(String script) throws IOException {
        return Spawn.ofThisSystem().start(command(script), Map.of(), List.of());
    }

    private static List<String> command(String script) {
        return List.of(SHELL.get(0), SHELL.get(1), script);
    }

    /**
     * Runs a program with a table of that size, of which 1 is a pipe, and returns what it wrote
     * there.
     */
    private static String outputOf(Spawn spawn, List<String> command, int tableSize)
            throws IOException {
        try (SocketPair sockets = SocketPair.open();
                Pipe out = Pipe.open()) {
            Descriptor other = sockets.childEnd();
            List<Descriptor> table =
                    List.of(other, out.writeEnd(), other, other, other).subList(0, tableSize);
            SpawnedProcess process = spawn.start(command, Map.of(), table);
            out.writeEnd().close();
            String output = read(out);
            process.awaitEnd();
            assertThat(process.endGroupAndReap()).isEqualTo(new ExitStatus.Exited(0));
            return output;
        }
    }

    private static String read(Pipe pipe) throws IOException {
        return ReadText.of(pipe.readEnd());
    }
}

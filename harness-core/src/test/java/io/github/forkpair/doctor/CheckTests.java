package io.github.forkpair.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.posix.UserTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check where what it looks for is not there. */
@Timeout(120)
class CheckTests {

    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir Path directory;

    @Test
    void otherBytesThanThoseSentFailTheSocketpair() {
        assertThat(new SocketPairCheck().judge("to the", "to the child"))
                .isEqualTo(
                        Capability.SOCKETPAIR.fails(
                                "other bytes arrived: \"to the\", \"to the child\""));
    }

    @Test
    void oneDescriptorMoreFails() {
        assertThat(
                        new ExactDescriptorsCheck()
                                .judge("/dev/fd/0 /dev/fd/1 /dev/fd/17 /dev/fd/2 /dev/fd/3\n"))
                .isEqualTo(
                        Capability.EXACT_DESCRIPTORS.fails(
                                "a process was to have the descriptors [0, 1, 2, 3], the last of"
                                        + " them its own, and has [0, 1, 2, 3, 17]"));
    }

    @Test
    void descriptorsThatCannotBeListedFail() {
        assertThat(new ExactDescriptorsCheck().judge("/dev/fd/*\n"))
                .isEqualTo(
                        Capability.EXACT_DESCRIPTORS.fails(
                                "a process cannot list its descriptors in /dev/fd"));
    }

    @Test
    void aProcessThatIgnoresItsSignalFails() throws Exception {
        assertThat(run(new SignalsCheck("trap '' TERM; echo up; read line"), SHORT))
                .isEqualTo(Capability.SIGNALS.fails("no answer within 2.0 s"));
    }

    @Test
    void aProcessThatEndsOtherwiseThanByItsSignalFails() throws Exception {
        assertThat(run(new SignalsCheck("trap 'exit 3' TERM; echo up; read line")))
                .isEqualTo(
                        Capability.SIGNALS.fails(
                                "a process that was sent SIGTERM ended otherwise: "
                                        + new ExitStatus.Exited(3)));
    }

    @Test
    void aProcessThatEndsBeforeItIsUpFailsWithItsWords() throws Exception {
        assertThat(run(new SignalsCheck("echo no room >&2")))
                .isEqualTo(
                        Capability.SIGNALS.fails(
                                "java.io.IOException: the process ended without saying \"up\"; it"
                                        + " said: no room"));
    }

    @Test
    void aSignalThatDoesNotReachTheWholeGroupFails() throws Exception {
        String away = "(setsid sh -c 'echo both; read line <&3' &) ; read line";
        assertThat(run(new ProcessGroupCheck("exec 3<&0; " + away), SHORT))
                .isEqualTo(Capability.PROCESS_GROUP.fails("no answer within 2.0 s"));
    }

    @Test
    void aWaitStatusAsTheJdkHasItFails() {
        ExitStatus exited = new ExitStatus.Exited(137);

        assertThat(new WaitStatusCheck().judge(exited, exited))
                .isEqualTo(
                        Capability.WAIT_STATUS.fails(
                                "exit 137 was seen as " + exited + ", SIGKILL as " + exited));
    }

    @ParameterizedTest
    @CsvSource({"89, FAILS", "90, NOTE", "153, NOTE", "154, WORKS"})
    void openFilesAreCountedForAsManyChildrenAsThereMayBe(long limit, String expected) {
        Finding finding = new OpenFilesCheck(5).judge(limit, 10);

        String what = limit + " at most, and 10 are open";
        assertThat(finding)
                .isEqualTo(
                        switch (expected) {
                            case "FAILS" ->
                                    Capability.OPEN_FILES.fails(what + "; one child takes 80 more");
                            case "NOTE" ->
                                    new Finding.WorksWithNote(
                                            what + "; 5 children take 144 more",
                                            Capability.OPEN_FILES.remedy());
                            default -> new Finding.Works(what);
                        });
    }

    @ParameterizedTest
    @CsvSource({"131, FAILS", "132, NOTE", "163, NOTE", "164, WORKS"})
    void processesAreCountedForAsManyChildrenAsThereMayBe(long limit, String expected) {
        Finding finding = new ProcessesCheck(2).judge(new UserTasks(100, limit, false));

        String what = limit + " at most, and this user has 100";
        assertThat(finding)
                .isEqualTo(
                        switch (expected) {
                            case "FAILS" ->
                                    Capability.PROCESSES.fails(what + "; one child takes 32 more");
                            case "NOTE" ->
                                    new Finding.WorksWithNote(
                                            what + "; 2 children take 64 more",
                                            Capability.PROCESSES.remedy());
                            default -> new Finding.Works(what);
                        });
    }

    @Test
    void rootAndAUserWithoutALimitMayHaveAsManyProcessesAsTheyLike() {
        ProcessesCheck check = new ProcessesCheck(2);

        assertThat(check.judge(new UserTasks(100, 10, true)))
                .isEqualTo(
                        new Finding.Works(
                                "10 at most, and this user has 100; the limit does not hold root"));
        assertThat(check.judge(new UserTasks(100, Long.MAX_VALUE, false)))
                .isEqualTo(new Finding.Works("no limit, and this user has 100"));
    }

    @Test
    void anEvidenceDirectoryBelowAFileFails() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        Path below = file.resolve("evidence");

        assertThat(run(new EvidenceDirectoryCheck(below)))
                .isEqualTo(
                        Capability.EVIDENCE_DIRECTORY.fails(
                                "1 MiB cannot be written to "
                                        + below
                                        + "\njava.nio.file.FileAlreadyExistsException: "
                                        + file));
    }

    @Test
    void anEvidenceDirectoryThatWasThereStaysWithWhatIsInIt() throws Exception {
        Path kept = Files.createFile(directory.resolve("kept"));

        assertThat(run(new EvidenceDirectoryCheck(directory))).isInstanceOf(Finding.Works.class);
        assertThat(directory).isDirectoryContaining(kept::equals);
        assertThat(directory.toFile().list()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"67108864, true", "67108863, false"})
    void littleSpaceForEvidenceIsNoted(long left, boolean plenty) {
        Finding finding = new EvidenceDirectoryCheck(Path.of("/e")).judge(left);

        assertThat(finding)
                .isEqualTo(
                        plenty
                                ? new Finding.Works("64 MiB free for /e")
                                : new Finding.WorksWithNote(
                                        "63 MiB free for /e",
                                        "A pair's evidence holds the child's whole output. Free"
                                                + " some space."));
    }

    @Test
    void aJdkThatWarnsOfNativeCodeIsNoted() {
        assertThat(NativeLibraryCheck.judge(false, "glibc 2.36"))
                .isEqualTo(new Finding.Works("JNR loads, and calls glibc 2.36"));
        assertThat(NativeLibraryCheck.judge(true, "glibc 2.36"))
                .isEqualTo(
                        new Finding.WorksWithNote(
                                "JNR loads, and calls glibc 2.36",
                                "This JDK warns on standard error when native code is loaded."
                                        + " forkpair:prepare gives test JVMs"
                                        + " --enable-native-access=ALL-UNNAMED, against that; elsewhere,"
                                        + " give it yourself."));
    }

    @Test
    void aChildWhoseJvmDoesNotStartFailsWithItsWords() throws Exception {
        Finding finding = run(new PairCheck(place -> settings(place, "-Xmx1k")));

        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.Fails.class,
                        failed ->
                                assertThat(failed.what())
                                        .contains("Too small maximum heap")
                                        .doesNotContain("\tat "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orphan end", "thread dump", "attach"})
    void aWaitingChildWhoseJvmDoesNotStartFailsWithItsWords(String title) throws Exception {
        Check check =
                Doctor.allChecks(settings(directory, "-Xmx1k")).stream()
                        .filter(each -> each.capability().title().equals(title))
                        .findFirst()
                        .orElseThrow();

        assertThat(run(check))
                .isInstanceOfSatisfying(
                        Finding.Fails.class,
                        failed ->
                                assertThat(failed.what())
                                        .contains("the child's JVM ended too soon; it said: ")
                                        .contains("Too small maximum heap"));
    }

    @Test
    void aChildThatRefusesToolsFailsTheAttachAlone() throws Exception {
        AttachCheck attach =
                new AttachCheck(place -> settings(place, "-XX:+DisableAttachMechanism"));

        assertThat(run(attach))
                .isInstanceOfSatisfying(
                        Finding.Fails.class,
                        failed ->
                                assertThat(failed.what())
                                        .startsWith("jcmd does not print a child's threads:\n"));
    }

    @Test
    void aDumpWithoutTheSidesMethodFails() {
        assertThat(new ThreadDumpCheck(place -> settings(place, "")).judge("\"main\" RUNNABLE"))
                .isEqualTo(
                        Capability.THREAD_DUMP.fails(
                                "the child's dump lacks the method that it is in:\n\"main\" RUNNABLE"));
    }

    @Test
    void processesThatTheSystemDoesNotShowFail() throws Exception {
        assertThat(run(new ProcCheck(directory)))
                .isInstanceOfSatisfying(
                        Finding.Fails.class,
                        failed ->
                                assertThat(failed.what())
                                        .isEqualTo(
                                                "java.nio.file.NoSuchFileException: "
                                                        + directory.resolve("loadavg")));
    }

    @Test
    void aChildThatCannotBeMarkedIsNoted() {
        Optional<String> same = Optional.of("Max file locks  unlimited");

        assertThat(ProcCheck.judge(same, same))
                .isEqualTo(
                        new Finding.WorksWithNote(
                                "it tells of processes",
                                "A child cannot be marked by prlimit(2). A process that it leaves"
                                        + " running, outside its process group, is not found."));
    }

    private static Finding run(Check check) throws Exception {
        return run(check, Duration.ofSeconds(60));
    }

    private static Finding run(Check check, Duration limit) throws Exception {
        return new Doctor(List.of(check), limit, Path.of("java")).examine().rows().get(0).finding();
    }

    private static Settings settings(Path evidence, String childArguments) {
        return Settings.from(
                name ->
                        switch (name) {
                            case "forkpair.evidence.dir" -> Optional.of(evidence.toString());
                            case "forkpair.evidence" -> Optional.of("never");
                            case "forkpair.child.args" -> Optional.of(childArguments);
                            default -> Optional.empty();
                        });
    }
}

package io.github.forkpair.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.posix.Fork;
import io.github.forkpair.posix.OpenDescriptors;
import io.github.forkpair.posix.SocketPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class DoctorTests {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir Path directory;

    @Test
    void everyCapabilityIsTriedAndIsHere() throws Exception {
        Examination examination = Doctor.forPairsWith(settings()).examine();

        assertThat(examination.rows())
                .extracting(Row::capability)
                .containsExactly(Capability.values());
        assertThat(examination.rows())
                .filteredOn(Row::failed)
                .allMatch(row -> row.capability().name().startsWith("FORK"))
                .hasSize(Fork.refusal().isEmpty() ? 0 : 5);
        assertThat(examination.summary()).startsWith("Pairs can run here.");
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        SocketPair.open().close(); // loads what stays open
        Doctor.forPairsWith(settings()).examine();
        Set<String> open = OpenDescriptors.now();
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        Set<String> sockets = socketsOfGoneJvms();

        Doctor.forPairsWith(settings()).examine();

        assertThat(OpenDescriptors.now()).isEqualTo(open);
        assertThat(doctorsDirectories()).isEmpty();
        assertThat(socketsOfGoneJvms()).isSubsetOf(sockets);
        assertThat(ProcessHandle.current().children()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("forkpair-"))
                .isSubsetOf(threads);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aCheckThatHangsIsGivenUpAndTheNextIsTried() throws Exception {
        Check hangs =
                new Given(
                        Capability.SOCKETPAIR,
                        bench -> {
                            new CountDownLatch(1).await();
                            return new Finding.Works("never");
                        });

        Examination examination = examine(SHORT, hangs, Given.works(Capability.SPAWN));

        assertThat(examination.rows())
                .extracting(Row::finding)
                .containsExactly(
                        Capability.SOCKETPAIR.fails("no answer within 2.0 s"),
                        new Finding.Works("seen"));
    }

    @Test
    void aProcessThatACheckWaitsForIsEndedWithTheChecksTime() throws Exception {
        List<Subject> started = new ArrayList<>();
        Check waits =
                new Given(
                        Capability.SIGNALS,
                        bench -> {
                            Shell shell = Shell.start(bench, "trap '' TERM; read line");
                            started.add(shell.process());
                            shell.process().awaitEnd(); // which no interrupt breaks
                            return new Finding.Works("never");
                        });

        Examination examination = examine(SHORT, waits);

        assertThat(examination.rows())
                .extracting(Row::finding)
                .containsExactly(Capability.SIGNALS.fails("no answer within 2.0 s"));
        assertThat(started).hasSize(1);
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void whatACheckThrowsIsAFailedRowInWords() throws Exception {
        Check unloadable =
                new Given(
                        Capability.NATIVE_LIBRARY,
                        bench -> {
                            throw new UnsatisfiedLinkError(
                                    "/tmp/jffi1.so: failed to map\n\n\tat com.kenai.jffi.Init.load");
                        });

        assertThat(examine(LONG, unloadable).rows())
                .extracting(Row::finding)
                .containsExactly(
                        Capability.NATIVE_LIBRARY.fails(
                                "java.lang.UnsatisfiedLinkError: /tmp/jffi1.so: failed to map"));
    }

    @Test
    void theFirstCauseIsTold() {
        Throwable cause = new IOException("no space");

        assertThat(Words.of(new IllegalStateException("cannot start", cause)))
                .isEqualTo(
                        "java.lang.IllegalStateException: cannot start\n"
                                + "caused by java.io.IOException: no space");
    }

    @Test
    void whatRestsOnAMissingCapabilityIsNotTried() throws Exception {
        Check missing =
                new Given(Capability.NATIVE_LIBRARY, bench -> Capability.NATIVE_LIBRARY.fails("x"));

        Examination examination =
                examine(
                        LONG,
                        missing,
                        Given.works(Capability.SPAWN),
                        Given.works(Capability.SIGNALS),
                        Given.works(Capability.TEMPORARY_DIRECTORY));

        assertThat(examination.rows().subList(1, 4))
                .extracting(Row::finding)
                .containsExactly(
                        new Finding.NotTried("not tried, since it rests on: native library"),
                        new Finding.NotTried("not tried, since it rests on: spawn"),
                        new Finding.Works("seen"));
        assertThat(examination.summary())
                .isEqualTo("Pairs cannot run here. What fails: native library.");
    }

    @ParameterizedTest
    @EnumSource
    void pairsCanRunUnlessARequiredRowFails(Capability capability) throws Exception {
        Check fails = new Given(capability, bench -> capability.fails("gone"));

        Examination examination = examine(LONG, fails);

        boolean required = capability.need() == Need.REQUIRED;
        assertThat(examination.pairsCanRun()).isEqualTo(!required);
        assertThat(examination.summary())
                .isEqualTo(
                        required
                                ? "Pairs cannot run here. What fails: " + capability.title() + "."
                                : "Pairs can run here. What they do without: "
                                        + capability.title()
                                        + ".");
    }

    private Settings settings() {
        return Settings.from(
                name ->
                        name.equals(Setting.EVIDENCE_DIR.key())
                                ? Optional.of(directory.resolve("target/forkpair").toString())
                                : Optional.empty());
    }

    private static Examination examine(Duration limit, Check... checks) throws Exception {
        return new Doctor(List.of(checks), limit, Path.of("/jdk/bin/java")).examine();
    }

    private static Set<String> doctorsDirectories() throws IOException {
        String ours = "forkpair-doctor-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith(ours))
                    .collect(Collectors.toSet());
        }
    }

    /** HotSpot has them in this place, whatever java.io.tmpdir is. */
    private static Set<String> socketsOfGoneJvms() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/tmp"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("\\.java_pid\\d+"))
                    .filter(name -> ProcessHandle.of(Long.parseLong(name.substring(9))).isEmpty())
                    .collect(Collectors.toSet());
        }
    }
}

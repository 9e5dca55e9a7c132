package io.github.forkpair.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the doctor where something is really short. */
@Timeout(120)
class LimitsTests {

    private static final String DOCTOR = "io.github.forkpair.doctor.DoctorMain";

    @TempDir Path directory;

    @Test
    void tooFewOpenFilesAreARowThatFails() throws Exception {
        Run run = run("ulimit -n 85", DOCTOR);

        assertThat(run.exitCode).as(run.printed).isEqualTo(1);
        assertThat(run.row("FAIL", "open files"))
                .containsPattern("85 at most, and \\d+ are open; one child takes 80 more")
                .contains("Raise the hard limit for whoever starts the build");
        assertThat(run.printed).contains("Pairs cannot run here. What fails: open files");
    }

    @Test
    void fewerOpenFilesThanAJvmNeedsAreATableAllTheSame() throws Exception {
        Run run = run("ulimit -n 24", DOCTOR);

        assertThat(run.exitCode).as(run.printed).isEqualTo(1);
        assertThat(run.row("FAIL", "open files")).contains("`ulimit -H -n 4096`");
        assertThat(run.printed).contains("Pairs cannot run here. What fails: ");
        assertThat(run.printed).doesNotContain("\tat ");
    }

    @Test
    void aCheckThatRunsOutOfDescriptorsTellsTheRemedyForThat() throws Exception {
        Run run = run("ulimit -n 200", "io.github.forkpair.doctor.ShortageMain");

        assertThat(run.row("FAIL", "wait status"))
                .contains("failed with EMFILE")
                .contains("Raise the hard limit for whoever starts the build");
    }

    @Test
    void tooFewProcessesAreARowThatFails() throws Exception {
        assumeTrue(
                ProcessHandle.current().info().user().equals(Optional.of("root"))
                        && Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "Only root can start a JVM as a user who has a limit.");
        Run run = asAnotherUser("prlimit --nproc=40");

        assertThat(run.row("FAIL", "processes"))
                .containsPattern("40 at most, and this user has \\d+; one child takes 32 more")
                .contains("End what this user has running, or raise the limit");
        assertThat(run.exitCode).as(run.printed).isEqualTo(1);
    }

    @Test
    void nativeCodeThatCannotBeUnpackedIsARowThatFails() throws Exception {
        Run run = run("true", "-Djffi.extract.dir=/nonexistent", DOCTOR);

        assertThat(run.exitCode).as(run.printed).isEqualTo(1);
        assertThat(run.row("FAIL", "native library"))
                .contains("could not load jffi library from /nonexistent")
                .contains("-Djffi.extract.dir=DIR");
        assertThat(run.printed)
                .contains(
                        "  -     socketpair           not tried, since it rests on: native library");
    }

    @Test
    void noTemporaryDirectoryIsARowThatFails() throws Exception {
        Run run = run("true", "-Djava.io.tmpdir=/nonexistent", DOCTOR);

        assertThat(run.exitCode).as(run.printed).isEqualTo(1);
        assertThat(run.row("FAIL", "temporary directory"))
                .contains("java.nio.file.NoSuchFileException:")
                .contains("-Djava.io.tmpdir=DIR");
        assertThat(run.printed)
                .contains(
                        "  -     a whole pair         not tried, since it rests on: temporary directory");
    }

    @Test
    void aFullDiskForEvidenceIsARowThatFails() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                exitCode("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()) == 0,
                "This user, or this container, may not mount a file system.");
        try {
            Run run = runWithEvidenceIn(disk.resolve("forkpair"), "true", DOCTOR);

            assertThat(run.exitCode).as(run.printed).isEqualTo(1);
            assertThat(run.row("FAIL", "evidence directory"))
                    .contains("No space left on device")
                    .contains("Free some space, or set forkpair.evidence.dir");
            assertThat(run.row("ok", "a whole pair")).isNotEmpty();
            assertThat(disk).isEmptyDirectory();
        } finally {
            assertThat(exitCode("umount", disk.toString())).isZero();
        }
    }

    /** What a doctor's JVM printed, and how it ended. */
    private record Run(String printed, int exitCode) {

        /** Returns a row's lines, joined by spaces as they were before they were wrapped. */
        String row(String mark, String title) {
            List<String> lines = printed.lines().toList();
            String begin = String.format("  %-6s%-21s", mark, title);
            StringBuilder row = new StringBuilder();
            for (String line : lines) {
                if (row.length() == 0 ? line.startsWith(begin) : line.startsWith("       ")) {
                    row.append(line.strip()).append(' ');
                } else if (row.length() > 0) {
                    break;
                }
            }
            assertThat(row).as("row %s in %s", title, printed).isNotEmpty();
            return row.toString();
        }
    }

    private Run run(String first, String... javaArguments) throws Exception {
        return runWithEvidenceIn(directory.resolve("forkpair"), first, javaArguments);
    }

    private Run runWithEvidenceIn(Path evidence, String first, String... javaArguments)
            throws Exception {
        return shell(
                first
                        + "; exec '"
                        + System.getProperty("java.home")
                        + "/bin/java' --enable-native-access=ALL-UNNAMED -cp '"
                        + classPath()
                        + "' "
                        + String.join(" ", javaArguments)
                        + " '"
                        + evidence
                        + "'");
    }

    /** Another user can read neither the build's directory nor root's repository. */
    private Run asAnotherUser(String limit) throws Exception {
        Path copies = Files.createTempDirectory("forkpair-limits-");
        try {
            String copied = "";
            for (String entry : classPath().split(File.pathSeparator)) {
                Path copy = copies.resolve(copied.length() + "-" + Path.of(entry).getFileName());
                assertThat(exitCode("cp", "-r", entry, copy.toString())).isZero();
                copied += File.pathSeparator + copy;
            }
            assertThat(exitCode("chmod", "-R", "a+rwX", copies.toString())).isZero();
            return shell(
                    "cd / && exec "
                            + limit
                            + " setpriv --reuid="
                            + (20_000 + ProcessHandle.current().pid() % 40_000) // of this JVM alone
                            + " --clear-groups '"
                            + System.getProperty("java.home")
                            + "/bin/java' --enable-native-access=ALL-UNNAMED -cp '"
                            + copied.substring(1)
                            + "' "
                            + DOCTOR
                            + " '"
                            + copies.resolve("forkpair")
                            + "'");
        } finally {
            assertThat(exitCode("rm", "-r", copies.toString())).isZero();
        }
    }

    /** Without what only tests need: each jar of it would take a descriptor. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(
                        entry ->
                                entry.matches(
                                        ".*/target/(test-)?classes/?|.*/(jnr|jffi|asm|opentest4j|awaitility)[^/]*"))
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }

    private static Run shell(String script) throws Exception {
        Process process =
                new ProcessBuilder("/bin/sh", "-c", script).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(printed, process.waitFor());
    }

    private static int exitCode(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

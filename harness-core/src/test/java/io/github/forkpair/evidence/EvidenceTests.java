package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.DirectoryTree;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.plan.SideMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTests {

    private static final ChildMark CHILD =
            new ChildMark(4712, OptionalLong.empty(), OptionalLong.empty());

    private static final SideMethod PARENT = new SideMethod("a.LockTest", "holds", List.of());

    @TempDir private Path root;

    @Test
    void aKeptDirectoryStaysAndIsForTheUserAlone() throws IOException {
        EvidenceDirectory directory = EvidenceDirectory.create(root, PARENT);
        directory.write("file", "text");
        directory.write("nothing", "");
        directory.keep();
        directory.close();

        assertThat(root.resolve("a.LockTest/holds/file")).hasContent("text");
        assertThat(root.resolve("a.LockTest/holds/nothing")).doesNotExist();
        assertThat(permissions(root.resolve("a.LockTest/holds"))).isEqualTo("rwx------");
        assertThat(permissions(root.resolve("a.LockTest/holds/file"))).isEqualTo("rw-------");
    }

    @Test
    void whatIsCreatedFromTheEvidenceDirectoryDownIsForTheUserAlone() throws IOException {
        Path target = root.resolve("build/target");
        for (Path evidence : List.of(target.resolve("forkpair"), target.resolve("other"))) {
            try (EvidenceDirectory directory = EvidenceDirectory.create(evidence, PARENT)) {
                assertThat(permissions(directory.path())).isEqualTo("rwx------");
                assertThat(permissions(directory.path().getParent())).isEqualTo("rwx------");
            }
            PairRecord.Writer.begin(evidence, "LockTest.holds", "LockTest.holds").launched(CHILD);

            assertThat(permissions(evidence)).isEqualTo("rwx------");
            assertThat(permissions(evidence.resolve("pairs"))).isEqualTo("rwx------");
            try (Stream<Path> records = Files.list(evidence.resolve("pairs"))) {
                assertThat(records)
                        .singleElement()
                        .satisfies(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void directoriesThatAreThereOrAreNotForkpairsKeepTheirPermissions() throws IOException {
        Path usual = Files.createDirectory(root.resolve("usual"));
        Path evidence = Files.createDirectories(root.resolve("target/forkpair/a.LockTest"));
        Path there = evidence.getParent();
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-xr-x"));

        EvidenceDirectory.create(there, PARENT);
        EvidenceDirectory.create(root.resolve("build/reports/forkpair"), PARENT);
        PairRecord.Writer.begin(there, "LockTest.holds", "LockTest.holds");

        assertThat(permissions(there)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(root.resolve("build/reports"))).isEqualTo(permissions(usual));
    }

    @Test
    void aRecordIsForTheUserAloneAlsoInADirectoryOfOthers() throws IOException {
        Path pairs = Files.createDirectory(root.resolve("pairs"));
        Files.setPosixFilePermissions(pairs, PosixFilePermissions.fromString("rwxr-xr-x"));

        PairRecord.Writer.begin(root, "LockTest.holds", "LockTest.holds");

        try (Stream<Path> records = Files.list(pairs)) {
            assertThat(records)
                    .singleElement()
                    .satisfies(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void anotherInvocationGetsADirectoryOfItsOwnAndAnEarlierRunsGoes() throws IOException {
        Path left = Files.createDirectories(root.resolve("a.LockTest/holds")).resolve("left");
        Files.writeString(left, "by an earlier run");

        EvidenceDirectory first = EvidenceDirectory.create(root, PARENT);
        EvidenceDirectory second = EvidenceDirectory.create(root, PARENT);

        assertThat(left).doesNotExist();
        assertThat(first.path()).isEqualTo(root.resolve("a.LockTest/holds").toAbsolutePath());
        assertThat(second.path().getFileName()).hasToString("holds-2");
    }

    @Test
    void whatIsNotKeptGoesWithItsParent() throws IOException {
        EvidenceDirectory directory = EvidenceDirectory.create(root, PARENT);
        directory.write("file", "text");
        directory.close();

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void pairsOfOneClassDoNotDisturbEachOther() throws Exception {
        List<Callable<Void>> pairs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            SideMethod parent = new SideMethod("a.BusyTest", "holds" + i, List.of());
            pairs.add(
                    () -> {
                        for (int n = 0; n < 500; n++) {
                            EvidenceDirectory.create(root, parent).close();
                        }
                        return null;
                    });
        }
        ExecutorService threads = Executors.newFixedThreadPool(pairs.size());
        try {
            for (Future<Void> pair : threads.invokeAll(pairs)) {
                pair.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void aReadOnlyDirectoryIsDeletedWithItsContent() throws IOException {
        Path locked = Files.createDirectories(root.resolve("tree/locked"));
        Files.writeString(locked.resolve("file"), "text");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        Path closed = Files.createDirectories(root.resolve("tree/closed/inner")).getParent();
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));

        DirectoryTree.delete(root.resolve("tree"));

        assertThat(root.resolve("tree")).doesNotExist();
    }

    @Test
    void deletingATreeFollowsNoLink() throws IOException {
        Path outside = Files.createDirectories(root.resolve("outside"));
        Files.writeString(outside.resolve("file"), "stays");
        Path tree = Files.createDirectories(root.resolve("tree/nested"));
        Files.createSymbolicLink(tree.resolve("link"), outside);

        DirectoryTree.delete(root.resolve("tree"));

        assertThat(root.resolve("tree")).doesNotExist();
        assertThat(outside.resolve("file")).exists();
    }

    @Test
    void ofTheEnvironmentInACrashReportOnlyTheNamesStayThoughAValueHasLines() throws IOException {
        Files.writeString(
                root.resolve("hs_err.log"),
                """
                before=1
                Environment Variables:
                ONE=a

                secret
                PATH=/secret

                Signal Handlers:
                after=1
                """);

        CrashLog.withoutSecrets(root.resolve("hs_err.log"));

        assertThat(Files.readString(root.resolve("hs_err.log")))
                .isEqualTo(
                        """
                        before=1
                        Environment Variables:
                        ONE=(left out)

                        PATH=(left out)

                        Signal Handlers:
                        after=1
                        """);
    }

    @Test
    void aScriptRunsTheVeryWordsAndNamesTheEnvironmentWithoutItsValues() throws Exception {
        List<String> words =
                List.of(
                        "/bin/sh",
                        "-c",
                        "printf '%s|' \"$@\"; cat; cat <&5; stat -c '|%A' '"
                                + root.resolve("shared dir")
                                + "'",
                        "sh",
                        "a b",
                        "it's",
                        "$HOME",
                        "");
        Path script = root.resolve("child-1.command");
        Files.writeString(
                script,
                CommandScript.of(
                        words,
                        Set.of("SECRET", "PATH"),
                        null,
                        new ChildPlan(
                                Seat.ONLY,
                                new SideMethod("a.B", "side", List.of("c.D")),
                                false,
                                ExpectedEnd.RETURN,
                                List.of("", "index 2")),
                        root.resolve("shared dir").toString(),
                        root.resolve("child-1.input")));

        Process process =
                new ProcessBuilder("sh", script.toString(), "-").redirectErrorStream(true).start();
        process.getOutputStream().write("any input".getBytes());
        process.getOutputStream().close();

        assertThat(new String(process.getInputStream().readAllBytes()))
                .isEqualTo(
                        "The shared directory is empty: the parent side is not here.\n"
                                + "a b|it's|$HOME||a.B#side(c.D)|"
                                + root.resolve("shared dir")
                                + "|--asked=|--asked=index 2|--alone|any input|drwx------\n");
        assertThat(process.waitFor()).isZero();
        assertThat(root.resolve("shared dir")).doesNotExist();
        assertThat(script).content().contains("#   PATH SECRET\n");
    }
}

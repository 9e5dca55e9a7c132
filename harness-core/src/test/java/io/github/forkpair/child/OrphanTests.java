package io.github.forkpair.child;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.control.ChildArguments;
import io.github.forkpair.control.ChildDescriptors;
import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.posix.Pipe;
import io.github.forkpair.posix.ReadText;
import io.github.forkpair.posix.Spawn;
import io.github.forkpair.posix.SpawnedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Without the guard that would do the same: here nobody but the orphan itself cleans up. */
@Timeout(60)
class OrphanTests {

    @TempDir private Path directory;

    @Test
    void takesAllThatItStartedAndItsDirectoriesWithIt() throws Exception {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Path temporary = Files.createDirectories(directory.resolve("temporary/deep")).getParent();

        Ended orphan = run(shared.toString(), temporary.toString());

        assertThat(orphan.status)
                .isInstanceOfSatisfying(
                        ExitStatus.Signaled.class, // by its own shell, with the rest of the group
                        ending -> assertThat(ending.name()).isEqualTo("SIGKILL"));
        List<Long> pids = Stream.of(orphan.printed.strip().split(" ")).map(Long::valueOf).toList();
        assertThat(pids).hasSize(2);
        Awaitility.await().until(() -> pids.stream().noneMatch(OrphanTests::isRunning));
        assertThat(shared).doesNotExist();
        assertThat(temporary).doesNotExist();
    }

    @Test
    void aChildThatNobodyToldToBeginTakesItsDirectoryWithItAndReportsNothing() throws Exception {
        Path temporary = directory.resolve("temporary");
        String reported;
        try (Descriptor nothing = Descriptor.ofNothing();
                Pipe out = Pipe.open();
                Pipe orders = Pipe.open();
                Pipe reports = Pipe.open()) {
            Descriptor[] table = new Descriptor[ChildDescriptors.COUNT];
            table[ChildDescriptors.INPUT] = nothing;
            table[ChildDescriptors.OUTPUT] = out.writeEnd();
            table[ChildDescriptors.ERROR] = out.writeEnd();
            table[ChildDescriptors.ORDERS] = orders.readEnd();
            table[ChildDescriptors.REPORTS] = reports.writeEnd();
            table[ChildDescriptors.CHANNEL] = nothing;
            table[ChildDescriptors.ANSWERS] = nothing;
            SpawnedProcess process =
                    Spawn.ofThisSystem()
                            .start(
                                    words(
                                            ChildMain.class,
                                            ChildArguments.PROPERTIES,
                                            ChildArguments.TEMPORARY + temporary),
                                    System.getenv(),
                                    List.of(table));
            out.writeEnd().close();
            reports.writeEnd().close();
            while (Files.notExists(temporary)) { // created right before it listens
                Thread.onSpinWait();
            }
            orders.readEnd().close();
            orders.writeEnd().close();
            reported = ReadText.of(reports.readEnd());
            process.awaitEnd();
            assertThat(process.endGroupAndReap())
                    .isInstanceOfSatisfying(
                            ExitStatus.Signaled.class,
                            ending -> assertThat(ending.name()).isEqualTo("SIGKILL"));
        }
        assertThat(temporary).doesNotExist();
        assertThat(reported).isEmpty();
    }

    /** Whoever gets its zombie may have it for a while. */
    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).flatMap(found -> found.info().command()).isPresent();
    }

    private record Ended(ExitStatus status, String printed) {}

    private static List<String> words(Class<?> main, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.add(main.getName());
        words.addAll(List.of(arguments));
        return words;
    }

    /** Starts it as a child is started, as the leader of a process group. */
    private static Ended run(String... arguments) throws Exception {
        List<String> words = words(OrphanMain.class, arguments);
        try (Pipe in = Pipe.open();
                Pipe out = Pipe.open();
                Pipe err = Pipe.open()) {
            SpawnedProcess process =
                    Spawn.ofThisSystem()
                            .start(
                                    words,
                                    System.getenv(),
                                    List.of(in.readEnd(), out.writeEnd(), err.writeEnd()));
            out.writeEnd().close();
            err.writeEnd().close();
            String printed = ReadText.of(List.of(out.readEnd(), err.readEnd())).get(0);
            process.awaitEnd();
            return new Ended(process.endGroupAndReap(), printed);
        }
    }
}

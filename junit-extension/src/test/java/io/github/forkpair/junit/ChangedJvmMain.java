package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A test JVM in which a test changes something and forgets it, and pairs run after that. Prints a
 * line for each change: what the pairs came to.
 */
final class ChangedJvmMain {

    private ChangedJvmMain() {}

    /**
     * Takes the evidence directory, and names of changes, several at once or one after the other.
     * Each stays.
     */
    public static void main(String[] arguments) {
        PrintStream told = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        Launcher launcher = LauncherFactory.create();
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            ChangesTestCase.changes = Stream.of(name.split(" ")).map(Change::valueOf).toList();
            told.println(name + " " + run(launcher, ChangesTestCase.class, arguments[0]));
            told.println(name + " " + run(launcher, PairsTestCase.class, arguments[0]));
        }
        Runtime.getRuntime().halt(0); // what is changed is not to count for the exit
    }

    private static Map<String, String> run(Launcher launcher, Class<?> tests, String evidence) {
        return RunInThisJvm.of(launcher, tests, Map.of("forkpair.evidence.dir", evidence));
    }

    static class ChangesTestCase {

        static List<Change> changes = List.of();

        @Test
        void changes() {
            changes.forEach(Change::apply);
        }
    }

    static class PairsTestCase {

        @ParentSide("passes")
        void passes(Peer child, ChildProcess process, @SharedDir Path dir) throws Exception {
            process.await().until(() -> Files.exists(dir.resolve("there")));
            assertThat(dir.getParent()).isEqualTo(Path.of("/tmp").toRealPath());
            child.send("grüße");
            child.expect("grüße");
        }

        @ChildSide("passes")
        void answers(Peer parent, @SharedDir Path dir) throws Exception {
            Files.createFile(dir.resolve("there"));
            parent.send(parent.receive(String.class));
        }

        @ParentSide("fails")
        void fails(Peer child) {
            child.expect("never");
        }

        @ChildSide("fails")
        void failsFirst(Peer parent) {
            assertEquals(12_345, 2);
        }

        @ParentSide("throws")
        void expectsNothing() {}

        @ChildSide("throws")
        void throwsItsOwn() {
            throw new OwnException("its own");
        }
    }

    /** Has no number of its version, so that Java makes one of it by a digest. */
    @SuppressWarnings("serial")
    static final class OwnException extends RuntimeException {
        OwnException(String message) {
            super(message);
        }
    }
}

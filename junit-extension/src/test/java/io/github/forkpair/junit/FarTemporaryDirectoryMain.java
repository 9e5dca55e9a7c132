package io.github.forkpair.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult.Status;

/** Runs a pair that is connected by a socket with a name, and prints what became of it. */
final class FarTemporaryDirectoryMain {

    private FarTemporaryDirectoryMain() {}

    public static void main(String[] arguments) throws IOException {
        TestRun run = TestRun.of(TransportPairs.UnixTestCase.class, Path.of(arguments[0]));
        System.out.println(run.printed());
        System.out.println("passed " + run.count(Status.SUCCESSFUL) + ", left " + left());
    }

    private static List<Path> left() throws IOException {
        String ours = "forkpair-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> entries = Files.list(Path.of("/tmp"))) {
            return entries.filter(each -> each.getFileName().toString().startsWith(ours)).toList();
        }
    }
}

package io.github.forkpair.junit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult.Status;

/** Runs {@link NamesTestCase} in the locale that this JVM has. */
final class NamesMain {

    private NamesMain() {}

    /** Takes the evidence directory, and the file for what the failures say. */
    public static void main(String[] arguments) throws Exception {
        TestRun run =
                TestRun.of(
                        NamesTestCase.class,
                        Path.of(arguments[0]),
                        Map.of("forkpair.evidence", "always"));
        StringBuilder told = new StringBuilder();
        told.append(run.count(Status.SUCCESSFUL)).append(" passed\n");
        run.results()
                .flatMap(result -> result.getThrowable().stream())
                .forEach(thrown -> told.append(thrown).append('\n'));
        Files.writeString(Path.of(arguments[1]), told, StandardCharsets.UTF_8);
    }
}

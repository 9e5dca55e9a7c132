package io.github.forkpair.junit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult.Status;

/** Runs {@link NamesTestCase} in the locale that this JVM has. */
final class NamesMain {

    private NamesMain() {}

    /**
     * Takes the evidence directory, the file for what the failures say, what {@code
     * sun.jnu.encoding} is to be before our code is there, if anything, and whether the JDK has
     * looked at it by then.
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[3].equals("late")) {
            Path.of(arguments[0]);
        }
        if (!arguments[2].isEmpty()) {
            System.setProperty("sun.jnu.encoding", arguments[2]);
        }
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

package io.github.forkpair.evidence;

import io.github.forkpair.jvm.AtStart;
import io.github.forkpair.plan.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said once the tests of this JVM are through. */
public final class EndOfRun {

    private static int failedWhenTold;

    private EndOfRun() {}

    /**
     * Writes again what a last test has removed of this JVM's records, and returns a line that
     * names the command to see what failed, or nothing where no pair did, where the last line said
     * so already, or where there is no such command: outside Maven, and where the build writes the
     * page by itself.
     */
    public static synchronized Optional<String> line() {
        RecordFile.restore(Settings.evidenceDirFrom(AtStart::property));
        return ThisBuild.reportCommand().flatMap(EndOfRun::line);
    }

    private static Optional<String> line(String command) {
        List<PairRecord> pairs =
                RecordFile.allOfThisJvm().stream()
                        .filter(file -> Files.exists(file.path()))
                        .flatMap(EndOfRun::lastRuns)
                        .toList();
        int failed = (int) pairs.stream().filter(pair -> !pair.isGood()).count();
        boolean told = failed == failedWhenTold;
        failedWhenTold = failed;
        if (failed == 0 || told) {
            return Optional.empty();
        }
        String all = pairs.size() == 1 ? "1 pair" : pairs.size() + " pairs";
        return Optional.of(failed + " of " + all + " failed. One page shows them: " + command);
    }

    private static Stream<PairRecord> lastRuns(RecordFile file) {
        try {
            return RecordReader.of(file).lastRuns().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}

package io.github.forkpair.junit;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has printed, on either output, and how it exited. It has no pipes of this JVM's,
 * which would go when the JDK comes to it.
 */
record ProcessRun(String printed, int exitCode) {

    /**
     * Runs one to its end.
     *
     * @param dir where a file may be
     */
    static ProcessRun of(ProcessBuilder builder, Path dir)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(dir, "output", ".txt");
        Process process =
                builder.redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(output.toFile()))
                        .start();
        int exitCode = process.waitFor();
        return new ProcessRun(Files.readString(output), exitCode);
    }
}

package io.github.forkpair.launch;

import java.nio.file.Path;

/**
 * What a child prints.
 *
 * @param stdout its standard output
 * @param stderr its standard error
 */
public record ChildOutput(CapturedStream stdout, CapturedStream stderr) {

    /** Captures into files of that directory; each is created with the first byte. */
    public static ChildOutput into(Path directory) {
        return new ChildOutput(
                new CapturedStream(directory.resolve("child-1.stdout")),
                new CapturedStream(directory.resolve("child-1.stderr")));
    }
}

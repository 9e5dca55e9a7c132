package io.github.forkpair.jvm;

import java.nio.file.Path;

/** The temporary directory that this JVM was started with. */
public final class TemporaryDirectory {

    private TemporaryDirectory() {}

    /** Returns it; it need not be there. */
    public static Path ofThisJvm() {
        return Path.of(AtStart.property("java.io.tmpdir").orElse("/tmp"));
    }
}

package io.github.forkpair.jvm;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The temporary directory that this JVM was started with. */
public final class TemporaryDirectory {

    private TemporaryDirectory() {}

    /** Returns what the system property names now, which is what the test's own code goes by. */
    public static @Nullable String ofTheTest() {
        return System.getProperty("java.io.tmpdir");
    }

    /** Returns it; it need not be there. */
    public static Path ofThisJvm() {
        return Path.of(AtStart.property("java.io.tmpdir").orElse("/tmp"));
    }
}

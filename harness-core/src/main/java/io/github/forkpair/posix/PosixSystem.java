package io.github.forkpair.posix;

import io.github.forkpair.jvm.OperatingSystem;
import java.util.Optional;

/** Says whether this is a system on which a pair can run, without loading anything native. */
public final class PosixSystem {

    /** Whether this is Linux; else it is macOS, or no pair can run. */
    public static final boolean LINUX = OperatingSystem.ofThisJvm() == OperatingSystem.LINUX;

    private PosixSystem() {}

    /** Returns why no pair can run here, or nothing where one can. */
    public static Optional<String> whyUnsupported() {
        return whyUnsupported(OperatingSystem.ofThisJvm());
    }

    /** Returns why no pair can run on that system, or nothing where one can. */
    static Optional<String> whyUnsupported(OperatingSystem system) {
        if (system != OperatingSystem.OTHER) {
            return Optional.empty();
        }
        return Optional.of(
                "Forkpair needs socketpair(2) and posix_spawn(3) as Linux and macOS have them; this is "
                        + system.javaName()
                        + ".");
    }
}

package io.github.forkpair.posix;

import java.util.Locale;
import java.util.Optional;

/** Says whether this is a system on which a pair can run, without loading anything native. */
public final class PosixSystem {

    /** Whether this is Linux; else it is macOS, or no pair can run. */
    public static final boolean LINUX =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");

    private PosixSystem() {}

    /** Returns why no pair can run here, or nothing where one can. */
    public static Optional<String> whyUnsupported() {
        String name = System.getProperty("os.name", "");
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("linux") || lower.startsWith("mac")) {
            return Optional.empty();
        }
        return Optional.of(
                "Forkpair needs socketpair(2) and posix_spawn(3) as Linux and macOS have them; this is "
                        + name
                        + ".");
    }
}

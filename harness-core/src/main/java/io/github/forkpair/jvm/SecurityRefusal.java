package io.github.forkpair.jvm;

import java.util.Optional;

/** What a security manager refused that a test left in this JVM. */
public final class SecurityRefusal {

    private SecurityRefusal() {}

    /** Returns what is to be said of a refusal; nothing where there is no such manager. */
    @SuppressWarnings("removal") // while there are JDKs that have one
    public static Optional<String> words(SecurityException refusal) {
        return Optional.ofNullable(System.getSecurityManager())
                .map(
                        manager ->
                                "a SecurityManager that a test left refuses what a pair needs: "
                                        + manager.getClass().getName()
                                        + " threw "
                                        + refusal
                                        + ". Let that test put back the one before:"
                                        + " System.setSecurityManager(null)");
    }
}

package io.github.forkpair.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an author says in one place of how a child's JVM starts.
 *
 * @param place the place, for a sentence: {@code @ChildJvm on LockTest.waits}
 * @param args arguments for the JVM
 * @param environment environment variables by their names; nothing for one that is taken away
 * @param java the JVM's {@code java}; nothing where another place decides
 * @param directory its working directory, a real path; nothing where another place decides
 */
public record JvmChange(
        String place,
        List<String> args,
        Map<String, Optional<String>> environment,
        Optional<Path> java,
        Optional<Path> directory) {

    /** Copies the list and the map. */
    public JvmChange {
        args = List.copyOf(args);
        environment = Map.copyOf(environment);
    }
}

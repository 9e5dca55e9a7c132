package io.github.forkpair.launch;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Makes what the test JVM has by relative paths the same files for a child that is elsewhere. */
final class AbsolutePaths {

    /** Behind each of them comes one path, and behind that perhaps options. */
    private static final List<String> AGENTS = List.of("-javaagent:", "-agentpath:");

    /** Behind each of them comes a list of paths. */
    private static final List<String> LISTS =
            List.of("-Xbootclasspath/a:", "--module-path=", "--upgrade-module-path=");

    private AbsolutePaths() {}

    /** Returns the argument with absolute paths; any other as it is. */
    static String in(String argument) {
        for (String prefix : AGENTS) {
            if (argument.startsWith(prefix)) {
                int equals = argument.indexOf('=');
                int end = equals < 0 ? argument.length() : equals;
                return prefix
                        + of(argument.substring(prefix.length(), end))
                        + argument.substring(end);
            }
        }
        for (String prefix : LISTS) {
            if (argument.startsWith(prefix)) {
                return prefix + inList(argument.substring(prefix.length()));
            }
        }
        return argument;
    }

    /** Returns a list of paths, such as a class path is, with absolute ones. */
    static String inList(String paths) {
        return Arrays.stream(paths.split(File.pathSeparator, -1))
                .map(AbsolutePaths::of)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String of(String path) {
        try {
            return Path.of(path).toAbsolutePath().toString();
        } catch (InvalidPathException e) {
            return path;
        }
    }
}

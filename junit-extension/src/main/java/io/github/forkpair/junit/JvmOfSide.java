package io.github.forkpair.junit;

import io.github.forkpair.jvm.DebugMode;
import io.github.forkpair.jvm.Jdks;
import io.github.forkpair.plan.JvmChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how the JVM of a child side starts, or says why it cannot start so. */
final class JvmOfSide {

    private final Jdks jdks;
    private final List<JvmChange> changes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private JvmOfSide(Jdks jdks) {
        this.jdks = jdks;
    }

    /**
     * Reads all that is written for a child side.
     *
     * @param jdks finds another {@code java}
     */
    static JvmOfSide of(SideOfClass side, Jdks jdks) {
        JvmOfSide read = new JvmOfSide(jdks);
        WrittenJvm.of(side).forEach(read::read);
        return read;
    }

    /** Returns what it says; the nearest is the last. */
    List<JvmChange> changes() {
        return changes;
    }

    /** Returns what cannot be, each as a text of its own. */
    List<String> problems() {
        return problems;
    }

    /** Tells whether it waits for a debugger. */
    boolean isDebugged() {
        return changes.stream().anyMatch(change -> DebugMode.isIn(change.args()));
    }

    private void read(WrittenJvm written) {
        ChildJvm jvm = written.annotation();
        List<String> args = new ArrayList<>();
        for (String argument : jvm.args()) {
            if (argument.isBlank() || argument.indexOf('\0') >= 0) {
                refuse(written, "args", argument, "A JVM has no such argument.");
            }
            args.add(argument);
        }
        for (String property : jvm.systemProperties()) {
            if (property.indexOf('=') < 1 || property.indexOf('\0') >= 0) {
                refuse(written, "systemProperties", property, "Write \"name=value\".");
            }
            args.add("-D" + property);
        }
        changes.add(
                new JvmChange(
                        written.place(),
                        args,
                        environment(written),
                        java(written),
                        directory(written)));
    }

    private Map<String, Optional<String>> environment(WrittenJvm written) {
        Map<String, Optional<String>> variables = new LinkedHashMap<>();
        for (String variable : written.annotation().environment()) {
            int equals = variable.indexOf('=');
            if (equals == 0 || variable.isEmpty() || variable.indexOf('\0') >= 0) {
                refuse(
                        written,
                        "environment",
                        variable,
                        "The name of a variable is not empty, and has no \"=\" in it. Write"
                                + " \"NAME=value\", or \"NAME\" to take it away.");
            } else if (equals < 0) {
                variables.put(variable, Optional.empty());
            } else {
                variables.put(
                        variable.substring(0, equals), Optional.of(variable.substring(equals + 1)));
            }
        }
        return variables;
    }

    private Optional<Path> java(WrittenJvm written) {
        String java = written.annotation().java();
        if (java.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(jdks.java(java));
        } catch (IllegalArgumentException e) {
            refuse(written, "java", java, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Path> directory(WrittenJvm written) {
        String directory = written.annotation().directory();
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(directory);
            if (!path.isAbsolute()) {
                refuse(
                        written,
                        "directory",
                        directory,
                        "It depends on where the tests are run. Write an absolute path.");
                return Optional.empty();
            }
            if (Files.isDirectory(path) && Files.isExecutable(path)) {
                return Optional.of(path.toRealPath());
            }
            String why =
                    Files.isDirectory(path)
                            ? "This user may not enter it."
                            : Files.exists(path) ? "It is no directory." : "It is not there.";
            refuse(written, "directory", directory, why);
        } catch (InvalidPathException | IOException e) {
            refuse(written, "directory", directory, e.getMessage() + ".");
        }
        return Optional.empty();
    }

    private void refuse(WrittenJvm written, String attribute, String value, String why) {
        problems.add(
                written.place()
                        + " cannot have "
                        + attribute
                        + " = \""
                        + value.replace('\0', '?')
                        + "\". "
                        + why);
    }
}

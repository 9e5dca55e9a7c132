package io.github.forkpair.launch;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the test JVM was given by its build tool or IDE, as far as a child shall have the same. */
final class ThisJvm {

    /**
     * JVM arguments that say what code there is and what it may see. Not its heap, its collector,
     * its debugger.
     */
    private static final List<String> INHERITED =
            List.of(
                    "--add-",
                    "--module-path",
                    "--upgrade-module-path",
                    "--patch-module",
                    "--limit-modules",
                    "--enable-native-access",
                    "--enable-preview",
                    "--illegal-",
                    "--sun-misc-unsafe-memory-access",
                    "-Xbootclasspath/a",
                    "-ea",
                    "-da",
                    "-esa",
                    "-dsa",
                    "-enable",
                    "-disable");

    private static final List<String> SET_BY_THE_JVM =
            List.of(
                    "java.specification.",
                    "java.vm.",
                    "java.vendor",
                    "java.version",
                    "java.runtime.",
                    "java.class.",
                    "jdk.",
                    "sun.",
                    "os.",
                    "surefire.");

    private static final Set<String> SET_BY_THE_JVM_EXACTLY =
            Set.of(
                    "java.home",
                    "java.library.path",
                    "java.io.tmpdir",
                    "user.dir",
                    "user.home",
                    "user.name",
                    "file.encoding",
                    "file.separator",
                    "path.separator",
                    "line.separator",
                    "native.encoding",
                    "stdin.encoding",
                    "stdout.encoding",
                    "stderr.encoding");

    private ThisJvm() {}

    /**
     * Returns the JVM arguments that a child shall have too, system properties among them.
     *
     * @param childJava the child's program, which may be older and not take all of them
     */
    static List<String> inheritedArguments(Path childJava) {
        List<String> arguments = new ArrayList<>();
        Map<String, String> properties = new LinkedHashMap<>();
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("-D")) {
                int equals = argument.indexOf('=');
                String name = argument.substring(2, equals < 0 ? argument.length() : equals);
                properties.put(name, equals < 0 ? "" : argument.substring(equals + 1));
            } else if (isInherited(argument) && JdkOptions.takes(childJava, argument)) {
                arguments.add(argument);
            }
        }
        // Surefire sets its system properties in the running JVM, where no argument shows them.
        for (String name : new TreeSet<>(System.getProperties().stringPropertyNames())) {
            if (!isSetByTheJvm(name)) {
                properties.put(name, System.getProperty(name, ""));
            }
        }
        properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        return arguments;
    }

    private static boolean isInherited(String argument) {
        return INHERITED.stream().anyMatch(argument::startsWith) || isCoverageAgent(argument);
    }

    static boolean isCoverageAgent(String argument) {
        return argument.startsWith("-javaagent:") && argument.contains("jacoco");
    }

    private static boolean isSetByTheJvm(String name) {
        return SET_BY_THE_JVM_EXACTLY.contains(name)
                || SET_BY_THE_JVM.stream().anyMatch(name::startsWith);
    }
}

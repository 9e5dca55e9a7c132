package io.github.forkpair.launch;

import io.github.forkpair.plan.DirectoryTree;
import io.github.forkpair.plan.Seat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the test JVM's options the JVM of another JDK refuses: for a single one it does not
 * start. So it is started with them once, without anything to run.
 */
final class JdkOptions {

    private static final Map<Asked, Set<String>> REFUSED = new HashMap<>();

    /** Agents act as soon as they are there, and are not a JDK's. */
    private static final Pattern AGENT = Pattern.compile("-(?:javaagent:|agent|Xrun).*");

    private static final Pattern FLAG = Pattern.compile("-XX:[+-]?(\\w+)");

    private final Path java;
    private final String classPath;
    private final Path directory;
    private final OwnFiles files;

    private JdkOptions(Path java, String classPath, Path directory) {
        this.java = java;
        this.classPath = classPath;
        this.directory = directory;
        this.files = new OwnFiles(directory, Seat.ONLY.files());
    }

    /** A test JVM has the same options all the time, and mostly one other JDK. */
    private record Asked(Path java, List<String> options) {}

    /**
     * Returns those of the test JVM's options that another JVM starts no child with.
     *
     * @param java that JVM's program
     * @param classPath the child's, where a JVM may look for a class that an option names
     * @param evidence where files may be written meanwhile
     */
    static synchronized Set<String> refused(
            Path java, List<String> options, String classPath, Path evidence) throws IOException {
        Asked asked = new Asked(java, List.copyOf(options));
        Set<String> refused = REFUSED.get(asked);
        if (refused == null) {
            Path directory = Files.createDirectory(evidence.resolve("asked"));
            try {
                refused = new JdkOptions(java, classPath, directory).ask(options);
            } finally {
                DirectoryTree.delete(directory);
            }
            REFUSED.put(asked, refused);
        }
        return refused;
    }

    private Set<String> ask(Collection<String> options) throws IOException {
        Set<String> refused = new HashSet<>();
        Set<String> known = new LinkedHashSet<>();
        for (String option : options) {
            (isKnown(option) ? known : refused).add(option);
        }
        if (!starts(known) && starts(List.of())) {
            List<String> taken = new ArrayList<>();
            List<String> rest = List.copyOf(known);
            int before;
            do { // what needs another option, such as a module its path, may stand in front of it
                before = rest.size();
                rest = refused(rest, taken);
            } while (!rest.isEmpty() && rest.size() < before);
            refused.addAll(rest);
        }
        return Set.copyOf(refused);
    }

    /** A flag that a JDK no longer has may only lead to a warning, in the child's output. */
    private boolean isKnown(String option) {
        Matcher flag = FLAG.matcher(option);
        boolean handed = Exemption.handed(option, files).option() != null;
        return !handed || !flag.lookingAt() || OtherJdk.flags(java).contains(flag.group(1));
    }

    /** Returns what is refused besides what is taken; the others join that. */
    private List<String> refused(List<String> options, List<String> taken) throws IOException {
        List<String> all = new ArrayList<>(taken);
        all.addAll(options);
        if (options.isEmpty() || starts(all)) {
            taken.addAll(options);
            return List.of();
        }
        if (options.size() == 1) {
            return options;
        }
        int half = options.size() / 2;
        List<String> found = new ArrayList<>(refused(options.subList(0, half), taken));
        found.addAll(refused(options.subList(half, options.size()), taken));
        return found;
    }

    private boolean starts(Collection<String> options) throws IOException {
        List<String> words = new ArrayList<>(List.of("-cp", classPath));
        for (String option : options) {
            String handed = Exemption.handed(option, files).option();
            boolean matters = !option.startsWith("-D") || HandedProperties.isOfTheJvm(option);
            if (handed != null && matters && !AGENT.matcher(option).matches()) {
                words.add(handed);
            }
        }
        return OtherJdk.starts(java, ArgumentFile.write(words, directory.resolve("args")));
    }
}

package io.github.forkpair.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds a {@code java} by what a user says of it: the home of a JDK, a program, or a version that
 * this machine has in one of the usual places.
 *
 * @param given homes of JDKs that somebody names beside these, and that come first
 */
public record Jdks(List<Path> given) {

    private static final Pattern VERSION = Pattern.compile("\\d{1,4}(?:\\.\\d{1,6})*");

    /** Where installers put JDKs, each in a directory of its own. */
    private static final List<String> PLACES =
            List.of(
                    "/usr/lib/jvm",
                    "/usr/lib64/jvm",
                    "/usr/java",
                    "/usr/local/java",
                    "/opt",
                    "/opt/java",
                    "/opt/jdk",
                    "/Library/Java/JavaVirtualMachines",
                    "~/Library/Java/JavaVirtualMachines",
                    "~/.sdkman/candidates/java",
                    "~/.jdks",
                    "~/.gradle/jdks",
                    "~/.asdf/installs/java",
                    "~/.local/share/mise/installs/java",
                    "~/.jbang/cache/jdks");

    /** How a JDK is packed on macOS. */
    private static final Path WITHIN_A_BUNDLE = Path.of("Contents", "Home");

    /** Such as JAVA_HOME_25_X64, which build servers have. */
    private static final Pattern VARIABLE =
            Pattern.compile("JAVA_HOME|JDK_HOME|JAVA_HOME_\\d+_\\w+");

    private static final String OLDEST = "17";

    /** Copies the list. */
    public Jdks {
        given = List.copyOf(given);
    }

    /**
     * Returns the {@code java} program that a user means.
     *
     * @param text a JDK's home, a program, or a version such as {@code 25} or {@code 17.0.15}
     * @return its absolute path
     * @throws IllegalArgumentException if there is none; the message is a sentence that says why
     *     and what to write
     * @throws InvalidPathException if this JVM cannot write such a path
     */
    public Path java(String text) {
        Path path = Path.of(text);
        if (VERSION.matcher(text).matches() && !Files.exists(path)) {
            return javaOfVersion(text);
        }
        Path java = (Files.isDirectory(path) ? Jdk.java(path) : path).toAbsolutePath();
        if (!Files.isExecutable(java) || Files.isDirectory(java)) {
            throw new IllegalArgumentException(
                    "There is no program at "
                            + java
                            + ". Write the path of a java program, or of a JDK's home"
                            + (text.contains(File.separator)
                                    ? "."
                                    : ", or a version, such as 25."));
        }
        return java;
    }

    private Path javaOfVersion(String version) {
        List<Jdk> all = all();
        Optional<Jdk> found = all.stream().filter(jdk -> jdk.isOf(version)).findFirst();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "This machine has no JDK "
                            + version
                            + " in any of the usual places. It has"
                            + named(all)
                            + "\nWrite the version of one of these, or the home of another JDK.");
        }
        if (Jdk.BY_VERSION.compare(found.get(), new Jdk(found.get().home(), OLDEST)) < 0) {
            throw new IllegalArgumentException(
                    "A child needs Java " + OLDEST + " or newer. Write another version.");
        }
        return found.get().java();
    }

    private static String named(Collection<Jdk> all) {
        return all.stream()
                .map(jdk -> "\n  " + jdk.version() + ", " + jdk.home())
                .collect(Collectors.joining());
    }

    /** Returns this JVM's, those that are given, then the others, of these the newest first. */
    private List<Jdk> all() {
        Map<Path, Jdk> found = new LinkedHashMap<>();
        add(List.of(JavaHome.ofThisJvm()), found);
        add(given, found);
        List<Path> usual = new ArrayList<>();
        System.getenv()
                .forEach(
                        (name, value) -> {
                            if (VARIABLE.matcher(name).matches() && !value.isEmpty()) {
                                usual.add(new File(value).toPath());
                            }
                        });
        for (String place : PLACES) {
            usual.addAll(homesIn(place));
        }
        Map<Path, Jdk> others = new LinkedHashMap<>();
        add(usual, others);
        others.values().stream()
                .sorted(Jdk.BY_VERSION.reversed())
                .forEach(jdk -> found.putIfAbsent(real(jdk.home()), jdk));
        return List.copyOf(found.values());
    }

    /** One JDK may have several names. */
    private static void add(Collection<Path> homes, Map<Path, Jdk> found) {
        for (Path home : homes) {
            Jdk.in(home).ifPresent(jdk -> found.putIfAbsent(real(home), jdk));
        }
    }

    private static Path real(Path home) {
        try {
            return home.toRealPath();
        } catch (IOException e) {
            return home;
        }
    }

    private static Collection<Path> homesIn(String place) {
        String home = AtStart.property("user.home").orElse("");
        TreeSet<Path> homes = new TreeSet<>();
        Path directory = Path.of(place.startsWith("~") ? home + place.substring(1) : place);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Path bundled = entry.resolve(WITHIN_A_BUNDLE);
                homes.add(Files.isDirectory(bundled) ? bundled : entry);
            }
        } catch (IOException e) {
            // No such place.
        }
        return homes;
    }
}

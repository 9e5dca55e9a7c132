package io.github.forkpair.jvm;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK on this machine.
 *
 * @param home its directory
 * @param version as it says itself: {@code 17.0.15}
 */
record Jdk(Path home, String version) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** Orders them by their versions; the newest is the greatest. */
    static final Comparator<Jdk> BY_VERSION =
            (one, other) -> {
                List<Integer> ofOne = numbers(one.version);
                List<Integer> ofOther = numbers(other.version);
                for (int i = 0; i < Math.max(ofOne.size(), ofOther.size()); i++) {
                    int order = Integer.compare(at(ofOne, i), at(ofOther, i));
                    if (order != 0) {
                        return order;
                    }
                }
                return 0;
            };

    /** Looks at a directory: nothing if it is no JDK's home. */
    static Optional<Jdk> in(Path home) {
        if (!Files.isExecutable(java(home))) {
            return Optional.empty();
        }
        Properties release = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("release"))) {
            release.load(file);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.isEmpty() ? Optional.empty() : Optional.of(new Jdk(home, version));
    }

    static Path java(Path home) {
        return home.resolve("bin").resolve("java");
    }

    Path java() {
        return java(home);
    }

    /** Tells whether it is of a version, or of a later one with the same beginning. */
    boolean isOf(String wanted) {
        List<Integer> asked = numbers(wanted);
        List<Integer> had = numbers(version);
        for (int i = 0; i < asked.size(); i++) {
            if (at(had, i) != asked.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Version 1.8 is 8. */
    private static List<Integer> numbers(String version) {
        String end = version.split("[-+]", 2)[0];
        Matcher number = NUMBER.matcher(end.startsWith("1.") ? end.substring(2) : end);
        List<Integer> numbers = new ArrayList<>();
        while (number.find()) {
            numbers.add(Integer.valueOf(number.group()));
        }
        return numbers;
    }

    private static int at(List<Integer> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }
}

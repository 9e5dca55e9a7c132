package io.github.forkpair.evidence;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which module a test class is of. Modules may share one evidence directory and have classes of one
 * name; Maven, Gradle and an IDE may keep the classes of one module in several places.
 */
final class TestModule {

    private static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "build.xml", ".classpath");

    private TestModule() {}

    /**
     * Tells whether two class files of one name may be of one module. What cannot be told is taken
     * for one.
     *
     * @param one where it is or was; empty if it was no file
     */
    static boolean isOne(String one, String other) {
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return true;
        }
        Path first = Path.of(URI.create(one));
        Optional<Path> module = directory(first);
        return !Files.exists(first)
                || module.isPresent() && module.equals(directory(Path.of(URI.create(other))));
    }

    private static Optional<Path> directory(Path classFile) {
        for (Path each = classFile.getParent(); each != null; each = each.getParent()) {
            if (BUILD_FILES.stream().map(each::resolve).anyMatch(Files::isRegularFile)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}

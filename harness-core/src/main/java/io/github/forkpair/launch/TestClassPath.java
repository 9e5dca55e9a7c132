package io.github.forkpair.launch;

import io.github.forkpair.jvm.AtStart;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** Where a child finds the classes that the test JVM has, however that JVM was told of them. */
public final class TestClassPath {

    private TestClassPath() {}

    /**
     * Returns the class path of a child.
     *
     * @param tests the test class's loader; what it and its parents load from comes last, as these
     *     ask their parents first
     */
    public static String of(@Nullable ClassLoader tests) {
        return of(tests, List.of());
    }

    /** Returns the same, with files behind it that the tests may lack. */
    static String of(@Nullable ClassLoader tests, List<Path> besides) {
        Set<String> entries = new LinkedHashSet<>();
        // In front: a child that found its main behind a hundred jars would have opened them all,
        // at some 0.5 ms each.
        CodeSource own = TestClassPath.class.getProtectionDomain().getCodeSource();
        if (own != null && own.getLocation() != null) {
            addFile(own.getLocation(), entries);
        }
        entries.addAll(split(givenToTheJvm()));
        addLoader(tests, entries);
        besides.forEach(file -> entries.add(file.toString()));
        return String.join(File.pathSeparator, entries);
    }

    /** Surefire names the class path, if need be, apart from what its own classes are on. */
    private static String givenToTheJvm() {
        return AtStart.property("surefire.test.class.path")
                .orElseGet(() -> expanded(AtStart.property("java.class.path").orElse("")));
    }

    /** A launcher that is the JVM's whole class path loads the tests by a loader of its own. */
    private static void addLoader(@Nullable ClassLoader loader, Collection<String> entries) {
        if (loader == null || loader == ClassLoader.getSystemClassLoader()) {
            return;
        }
        addLoader(loader.getParent(), entries);
        if (loader instanceof URLClassLoader urls) {
            for (URL url : urls.getURLs()) {
                addFile(url, entries);
            }
        }
    }

    private static void addFile(URL url, Collection<String> entries) {
        try {
            entries.add(Path.of(url.toURI()).toString());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            // Not a file: a class path cannot hold it.
        }
    }

    private static List<String> split(String classPath) {
        return classPath.isEmpty()
                ? List.of()
                : Arrays.asList(classPath.split(File.pathSeparator, -1));
    }

    /** Replaces a class path that is one jar with nothing but a manifest by what that names. */
    static String expanded(String classPath) {
        if (!classPath.endsWith(".jar") || classPath.contains(File.pathSeparator)) {
            return classPath;
        }
        try (JarFile jar = new JarFile(classPath)) {
            Manifest manifest = jar.getManifest();
            String named =
                    manifest == null
                            ? null
                            : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (named == null
                    || jar.stream().anyMatch(entry -> entry.getName().endsWith(".class"))) {
                return classPath;
            }
            URI base = Path.of(classPath).toAbsolutePath().toUri();
            List<String> entries = new ArrayList<>();
            for (String entry : named.trim().split("\\s+")) {
                entries.add(Path.of(base.resolve(entry)).toString());
            }
            return String.join(File.pathSeparator, entries);
        } catch (IOException | IllegalArgumentException e) {
            return classPath; // no jar after all: the child's JVM will say so
        }
    }
}

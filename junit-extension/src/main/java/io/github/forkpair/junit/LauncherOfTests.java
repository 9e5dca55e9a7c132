package io.github.forkpair.junit;

import io.github.forkpair.plan.RunnerPlan;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestEngine;
import org.opentest4j.TestAbortedException;

/**
 * The very JUnit that runs the tests, with its launcher and its engine of Jupiter, for a child to
 * run its side with. A build tool may have brought these itself, apart from the test class path.
 */
final class LauncherOfTests {

    private static final String LAUNCHER = "org.junit.platform.launcher.core.LauncherFactory";

    private LauncherOfTests() {}

    /** Returns who runs a child side: JUnit, or nobody but the child. */
    static RunnerPlan runnerOf(SideOfClass parent, SideOfClass child, ExtensionContext context) {
        if (!child.isRunByJUnit()) {
            return RunnerPlan.NONE;
        }
        try {
            List<Path> files = files(context); // first: what follows names the launcher's classes
            return new RunnerPlan(
                    JUnitInChild.class.getName(), ToldToChild.words(child, context), files);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(
                    parent,
                    child.described()
                            + " has lifecycle = Lifecycle.JUPITER, for which its child needs the"
                            + " launcher of the JUnit that runs this test, but "
                            + e.getMessage()
                            + ", or take away the lifecycle.");
        }
    }

    /**
     * Returns the files that its classes are in.
     *
     * @throws IllegalArgumentException if a child could not load it from files; the message says
     *     why
     */
    private static List<Path> files(ExtensionContext context) {
        Set<Path> files = new LinkedHashSet<>();
        files.add(file(launcher(context.getRequiredTestClass().getClassLoader())));
        files.add(file(context.getClass())); // of Jupiter's engine
        for (Class<?> type :
                List.of(
                        TestEngine.class,
                        AnnotationSupport.class,
                        ExtensionContext.class,
                        TestAbortedException.class,
                        LauncherOfTests.class)) {
            files.add(file(type));
        }
        return List.copyOf(files);
    }

    private static Class<?> launcher(ClassLoader loader) {
        try {
            return Class.forName(LAUNCHER, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException(
                    "no class "
                            + LAUNCHER
                            + " is to be found here. Add the dependency"
                            + " org.junit.platform:junit-platform-launcher",
                    e);
        }
    }

    private static Path file(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " is loaded from no file here. Run the tests with JUnit's jars on a"
                            + " class path");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " is loaded from "
                            + source.getLocation()
                            + " here, which no class path holds. Run the tests with JUnit's jars on a"
                            + " class path",
                    e);
        }
    }
}

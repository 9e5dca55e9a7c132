package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Classes that only one side of a pair has: they are compiled as a test runs. */
final class OnOneSide {

    private OnOneSide() {}

    /** Compiles an exception, and returns the directory of its class, which this JVM lacks. */
    static Path exceptionIn(Path dir) throws IOException {
        return compiled(
                dir,
                "OnlyInTheChild",
                """
                package com.acme;
                public class OnlyInTheChild extends RuntimeException {
                    public OnlyInTheChild(String message) { super(message); }
                }
                """);
    }

    /** Returns a test class that this JVM has from a loader of its own, and no child will have. */
    static Class<?> testClassOf(Path dir) throws IOException, ClassNotFoundException {
        Path classes =
                compiled(
                        dir,
                        "OnlyInTheParentTestCase",
                        """
                        package com.acme;
                        import io.github.forkpair.junit.*;
                        class OnlyInTheParentTestCase {
                            @ParentSide
                            void parent() {}
                            @ChildSide
                            void child() {}
                        }
                        """);
        URL[] place = {classes.toUri().toURL()};
        ClassLoader loader = new URLClassLoader(place, OnOneSide.class.getClassLoader());
        return Class.forName("com.acme.OnlyInTheParentTestCase", false, loader);
    }

    private static Path compiled(Path dir, String name, String text) throws IOException {
        Path source = dir.resolve(name + ".java");
        Files.writeString(source, text);
        String[] arguments = {
            "-proc:none",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            dir.toString(),
            source.toString()
        };
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
        return dir;
    }
}

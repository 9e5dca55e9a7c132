package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
        return new OfItsOwnKind(classes).loadClass("com.acme.OnlyInTheParentTestCase");
    }

    /** A loader that does not say from where it has its classes. */
    private static final class OfItsOwnKind extends ClassLoader {

        private final Path classes;

        OfItsOwnKind(Path classes) {
            super(OnOneSide.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try {
                byte[] bytes =
                        Files.readAllBytes(classes.resolve(name.replace('.', '/') + ".class"));
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
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

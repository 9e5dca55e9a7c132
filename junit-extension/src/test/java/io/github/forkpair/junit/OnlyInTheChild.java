package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** An exception whose class this JVM does not have. */
final class OnlyInTheChild {

    private OnlyInTheChild() {}

    /** Compiles it, and returns the directory of its class. */
    static Path compiledIn(Path dir) throws IOException {
        Path source = dir.resolve("OnlyInTheChild.java");
        Files.writeString(
                source,
                """
                package com.acme;
                public class OnlyInTheChild extends RuntimeException {
                    public OnlyInTheChild(String message) { super(message); }
                }
                """);
        String[] arguments = {"-d", dir.toString(), source.toString()};
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
        return dir;
    }
}

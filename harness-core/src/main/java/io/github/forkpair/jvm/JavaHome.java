package io.github.forkpair.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The JDK that this JVM is of. Asked of the system, where that knows. */
public final class JavaHome {

    private JavaHome() {}

    /** Returns its directory. */
    public static Path ofThisJvm() {
        return ProcessHandle.current()
                .info()
                .command()
                .flatMap(JavaHome::ofProgram)
                .or(() -> AtStart.property("java.home").map(Path::of))
                .orElseThrow();
    }

    /** A JVM may also run within another program, or behind one that only looks for a JDK. */
    private static Optional<Path> ofProgram(String program) {
        Path java = Path.of(program);
        return Optional.ofNullable(java.getParent())
                .map(Path::getParent)
                .filter(home -> java.equals(home.resolve("bin").resolve("java")))
                .filter(home -> Files.exists(home.resolve("lib").resolve("modules")));
    }
}

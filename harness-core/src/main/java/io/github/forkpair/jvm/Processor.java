package io.github.forkpair.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The processor that this JVM is built for. Asked of the program, as {@code os.arch} can lie. */
public final class Processor {

    /** What Java calls those for which there is a JDK 17, by their numbers in a program's head. */
    private static final Map<Integer, String> JAVA_NAMES =
            Map.of(
                    0x03, "i386",
                    0x15, "ppc64le",
                    0x16, "s390x",
                    0x28, "arm",
                    0x3E, "amd64",
                    0xB7, "aarch64",
                    0xF3, "riscv64");

    /** Where that number stands in an ELF file: 16 bits, of which the first suffice. */
    private static final int MACHINE = 18;

    private Processor() {}

    /** Returns what Java calls it; nothing if the system does not tell. */
    public static Optional<String> javaName() {
        try (InputStream program = Files.newInputStream(Path.of("/proc/self/exe"))) {
            byte[] head = program.readNBytes(MACHINE + 2);
            boolean little = head[5] == 1;
            return Optional.ofNullable(
                    JAVA_NAMES.get(little ? head[MACHINE] & 0xFF : head[MACHINE + 1] & 0xFF));
        } catch (IOException e) {
            return Optional.empty(); // not Linux, or not for us to read
        }
    }
}

package io.github.forkpair.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatingSystemTests {

    @ParameterizedTest
    @CsvSource({
        "lib.so,    true,  LINUX",
        "lib.dylib, false, MACOS",
        "lib.dll,   false, OTHER",
        "lib.a,     true,  OTHER",
    })
    void isToldByTheJvmsNameOfALibrary(String library, boolean proc, OperatingSystem system) {
        assertThat(OperatingSystem.of(library, proc)).isEqualTo(system);
    }

    @Test
    void theProcessorIsToldByTheJvmsProgram() {
        assertThat(Processor.javaName()).isEqualTo(AtStart.property("os.arch"));
    }

    @Test
    void theJdkIsToldByTheJvmsProgram() {
        assertThat(JavaHome.ofThisJvm().toString()).isEqualTo(System.getProperty("java.home"));
    }
}

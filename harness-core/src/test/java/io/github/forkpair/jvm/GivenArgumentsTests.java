package io.github.forkpair.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GivenArgumentsTests {

    @Test
    void theWordsOfAFileOfFlagsBecomeOptions() {
        assertThat(
                        GivenArguments.asOptions(
                                List.of(
                                        "MaxHeapSize=300m",
                                        "-DisableExplicitGC",
                                        "+UseParallelGC",
                                        "-XX:Flags=f",
                                        "-Da=1")))
                .containsExactly(
                        "-XX:MaxHeapSize=300m",
                        "-XX:-DisableExplicitGC",
                        "-XX:+UseParallelGC",
                        "-XX:Flags=f",
                        "-Da=1");
    }

    @Test
    void theCommandLinesOptionsStayAndWhatIsNoneGoes() {
        assertThat(GivenArguments.asOptions(List.of("+UseG1GC", "-XX:Flags=f", "-DskipTests", "a")))
                .containsExactly("-XX:+UseG1GC", "-XX:Flags=f", "-DskipTests");
        assertThat(GivenArguments.asOptions(List.of("-ea", "-Da=1", "vfprintf")))
                .containsExactly("-ea", "-Da=1");
    }
}

package io.github.forkpair.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 ms",
        "1_449_999, 1.4 ms",
        "9_960_000, 10 ms",
        "999_000_000, 999 ms",
        "999_600_000, 1.00 s",
        "12_345_000_000, 12.3 s",
    })
    void timesHaveAsManyDigitsAsMeanAnything(String nanos, String words) {
        assertThat(Words.time(Long.parseLong(nanos.replace("_", "")))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "6, 6 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1048575, 1.0 MiB",
        "104857600, 100.0 MiB",
        "9223372036854775807, 8388608.0 TiB",
    })
    void sizesHaveTheirUnit(long bytes, String words) {
        assertThat(Words.size(bytes)).isEqualTo(words);
    }

    @Test
    void countsHaveTheirPlural() {
        assertThat(Words.count(1, "pair")).isEqualTo("1 pair");
        assertThat(Words.count(12_345, "pair")).isEqualTo("12,345 pairs");
    }
}

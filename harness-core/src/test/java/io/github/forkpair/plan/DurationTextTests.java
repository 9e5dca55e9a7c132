package io.github.forkpair.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTests {

    @ParameterizedTest
    @CsvSource({
        "7,          7000000000",
        "7 ns,       7",
        "7μs,        7000",
        "7 Μs,       7000",
        "7 ms,       7000000",
        "7MS,        7000000",
        "' 7 s ',    7000000000",
        "7 m,        420000000000",
        "7 h,        25200000000000",
        "7 d,        604800000000000",
    })
    void isReadAsJUnitDoes(String text, long nanos) {
        assertThat(DurationText.read(text)).contains(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "07 s",
                "-1 s",
                "1.5 s",
                "7  s",
                "7 min",
                "s",
                "٧ s",
                "99999999999999999999 s",
                "9223372036854775807 d"
            })
    void whatIsNoneIsNotGuessedAt(String text) {
        assertThat(DurationText.read(text)).isEmpty();
    }
}

package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.outcome.Leftover;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftoverWordsTests {

    @Test
    void pidsAreAligned() {
        LeftoverWords words =
                new LeftoverWords(
                        List.of(
                                new Leftover(9999, "sleep 1000", true),
                                new Leftover(10000, "sleep 1001", true)));

        assertThat(words.lines()).isEqualTo("pid 9999   sleep 1000\npid 10000  sleep 1001");
    }
}

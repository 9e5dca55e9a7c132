package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which growth the soak calls a leak. */
class HeapReadingsTests {

    private static final long KIB = 1 << 10;
    private static final long MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource({
        "1000, 10, true",
        "1000, 2, false",
        "60, 10, false",
        "60, 80, false",
        "60, 300, true",
        "4, 10, false"
    })
    void aLeakIsSeenByItsSizeTimesThePairs(int pairs, long kibPerPair, boolean isLeak) {
        assertThat(growth(pairs, done -> done * kibPerPair * KIB).isLeak()).isEqualTo(isLeak);
    }

    @Test
    void whatTheFirstPairsLoadIsNone() {
        assertThat(growth(1000, done -> Math.min(done, 100) * MIB).isLeak()).isFalse();
    }

    @Test
    void readingsThatAreOffAreNone() {
        Random random = new Random(1);

        assertThat(growth(1000, done -> random.nextInt(5) == 0 ? 50 * MIB : 0).isLeak()).isFalse();
    }

    @Test
    void aReadingIsOfWhatIsInUse() {
        HeapReadings readings = new HeapReadings();
        readings.read(0);
        byte[] held = new byte[(int) (20 * MIB)];
        readings.read(1);

        assertThat(readings.growth().isLeak()).isTrue();
        assertThat(held).hasSize((int) (20 * MIB)); // so that it is in use till now
    }

    @Test
    void itReadsAsWhatItIs() {
        assertThat(growth(1000, done -> 20 * MIB + done * KIB))
                .hasToString(
                        "heap in use 20728 KiB, and 21400 KiB 672 pairs later, at most 26136 KiB"
                                + " allowed");
    }

    /** Reads after each four pairs, as the soak does. */
    private static HeapReadings.Growth growth(int pairs, IntToLongFunction used) {
        HeapReadings readings = new HeapReadings();
        for (int done = 4; done <= pairs; done += 4) {
            readings.add(done, used.applyAsLong(done));
        }
        return readings.growth();
    }
}

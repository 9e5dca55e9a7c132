package io.github.forkpair.benchmark;

import java.util.Locale;

/**
 * A median with its unit.
 *
 * @param value the number, in that unit
 * @param unit the unit
 */
record Figure(double value, String unit) {

    static Figure millis(double nanos) {
        return new Figure(nanos / 1e6, "ms");
    }

    static Figure micros(double nanos) {
        return new Figure(nanos / 1e3, "us");
    }

    static Figure mebibytes(double kibibytes) {
        return new Figure(kibibytes / 1024, "MiB");
    }

    String text() {
        return String.format(Locale.ROOT, "%.1f %s", value, unit);
    }
}

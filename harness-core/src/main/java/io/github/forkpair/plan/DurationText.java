package io.github.forkpair.plan;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the JUnit User Guide has them written, for our own settings too. */
public final class DurationText {

    private static final Pattern GRAMMAR =
            Pattern.compile(
                    "([1-9]\\d*) ?(ns|μs|ms|s|m|h|d)?",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Map<String, ChronoUnit> UNITS =
            Map.of(
                    "ns", ChronoUnit.NANOS,
                    "μs", ChronoUnit.MICROS,
                    "ms", ChronoUnit.MILLIS,
                    "s", ChronoUnit.SECONDS,
                    "m", ChronoUnit.MINUTES,
                    "h", ChronoUnit.HOURS,
                    "d", ChronoUnit.DAYS);

    private DurationText() {}

    /** Returns what a text says; nothing if it is no duration, or longer than any. */
    public static Optional<Duration> read(String text) {
        Matcher parts = GRAMMAR.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String unit = parts.group(2) == null ? "s" : parts.group(2).toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Duration.of(Long.parseLong(parts.group(1)), UNITS.get(unit)));
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}

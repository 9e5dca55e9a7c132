package io.github.forkpair.evidence;

import io.github.forkpair.outcome.Crash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The report that HotSpot writes when it crashes, and repeats in short on standard output. */
public final class CrashLog {

    private static final String HEADLINE =
            "# A fatal error has been detected by the Java Runtime Environment:";

    private static final Pattern SIGNAL =
            Pattern.compile("#\\s+(SIG[A-Z]+) \\(0x\\p{XDigit}+\\).*");

    private static final String FRAME = "# Problematic frame:";

    private static final String ENVIRONMENT = "Environment Variables:";

    private static final Pattern VARIABLE = Pattern.compile("([A-Za-z_][A-Za-z_0-9]*)=.*");

    /** What follows the environment; a blank line may be part of a value. */
    private static final Pattern AFTER =
            Pattern.compile("Active Locale:|Signal Handlers:|-{5,}.*|END\\.");

    private CrashLog() {}

    /**
     * Reads what a child's JVM reported of its crash, if it crashed.
     *
     * @param file where it writes the report
     * @param stdout the child's standard output, for a report that went elsewhere
     * @param loader finds the classes that the report names
     */
    public static Optional<Crash> read(Path file, String stdout, ClassLoader loader) {
        try {
            if (Files.exists(file)) {
                return parse(lines(file), loader, file);
            }
        } catch (IOException e) {
            // What is on standard output has to do.
        }
        return isIn(stdout) ? parse(stdout.lines().toList(), loader, file) : Optional.empty();
    }

    /**
     * Tells whether a child's JVM has begun to report a crash, which it does on standard output.
     */
    public static boolean isIn(String stdout) {
        return stdout.contains(HEADLINE);
    }

    private static Optional<Crash> parse(List<String> lines, ClassLoader loader, Path log) {
        int headline = lines.indexOf(HEADLINE);
        if (headline < 0) {
            return Optional.empty();
        }
        String reason = "";
        String signal = "";
        for (String line : lines.subList(headline + 1, Math.min(lines.size(), headline + 6))) {
            Matcher matcher = SIGNAL.matcher(line);
            if (matcher.matches()) {
                signal = matcher.group(1);
            }
            if (reason.isEmpty() && line.length() > 2) {
                reason = line.substring(1).strip();
            }
        }
        int frame = lines.indexOf(FRAME);
        boolean named = frame >= 0 && frame + 1 < lines.size() && lines.get(frame + 1).length() > 2;
        return Optional.of(
                new Crash(
                        signal,
                        reason,
                        named ? lines.get(frame + 1).substring(2).strip() : "",
                        CrashStack.authorsFrame(lines, loader),
                        log.getFileName().toString()));
    }

    /**
     * Returns a child's output without what HotSpot prints of a crash: it is the beginning of the
     * report.
     */
    static Stream<String> withoutBanner(Stream<String> lines) {
        Banner banner = new Banner();
        return lines.filter(banner::isOver);
    }

    /** Follows lines through the banner, which begins and ends with lines of a mark alone. */
    private static final class Banner {

        private boolean open;

        boolean isOver(String line) {
            open = line.equals(HEADLINE) || open && line.startsWith("#");
            return !open && !line.equals("#");
        }
    }

    /** Takes the values of environment variables out of a report: they may be secrets. */
    static void withoutSecrets(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        StringBuilder kept = new StringBuilder();
        boolean environment = false;
        for (String line : lines(file)) {
            environment = line.equals(ENVIRONMENT) || environment && !AFTER.matcher(line).matches();
            Matcher variable = VARIABLE.matcher(line);
            if (!environment || line.equals(ENVIRONMENT) || line.isEmpty()) {
                kept.append(line).append('\n');
            } else if (variable.matches()) {
                kept.append(variable.group(1)).append("=(left out)\n");
            } // else it is the next line of a value
        }
        Files.writeString(file, kept);
    }

    private static List<String> lines(Path file) throws IOException {
        // What bytes of memory it shows are of no charset.
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lines().toList();
    }
}

package io.github.forkpair.evidence;

import io.github.forkpair.transfer.Frames;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java frames of a crash report, which have places in the code instead of lines. */
final class CrashStack {

    private static final String HEADLINE = "Java frames:";

    /** {@code j com.acme.Cache.put(I)V+10}: of the interpreter, with the place in the code. */
    private static final Pattern INTERPRETED =
            Pattern.compile("j +([^\\s(]+)\\.([^.(\\s]+)(\\(\\S*?\\)[^+\\s]+)\\+(\\d{1,6}).*");

    /** {@code J 12 c1 com.acme.Cache.put(I)V (15 bytes) @ 0x...}: compiled. */
    private static final Pattern COMPILED =
            Pattern.compile(
                    "J +\\d+%? (?:c1|c2|jvmci)? *([^\\s(]+)\\.([^.(\\s]+)(\\(\\S*?\\)\\S+).*");

    private CrashStack() {}

    /** Returns the author's innermost frame; nothing where the report names none. */
    static Optional<StackTraceElement> authorsFrame(List<String> report, ClassLoader loader) {
        int at = 0;
        while (at < report.size() && !report.get(at).startsWith(HEADLINE)) {
            at++;
        }
        for (int i = at + 1; i < report.size() && !report.get(i).isBlank(); i++) {
            String line = report.get(i);
            Matcher interpreted = INTERPRETED.matcher(line);
            Matcher compiled = COMPILED.matcher(line);
            if (interpreted.matches() && isTheAuthors(interpreted.group(1))) {
                return Optional.of(
                        frame(interpreted, Integer.parseInt(interpreted.group(4)), loader));
            }
            if (compiled.matches() && isTheAuthors(compiled.group(1))) {
                return Optional.of(frame(compiled, 0, loader));
            }
        }
        return Optional.empty();
    }

    private static boolean isTheAuthors(String type) {
        return !Frames.areCalledByAuthors(type);
    }

    private static StackTraceElement frame(Matcher frame, int place, ClassLoader loader) {
        String type = frame.group(1);
        String method = frame.group(2);
        try (InputStream in = loader.getResourceAsStream(type.replace('.', '/') + ".class")) {
            if (in != null) {
                ClassLines lines = ClassLines.read(in);
                int line = lines.lineOf(method + frame.group(3), place);
                return new StackTraceElement(type, method, lines.sourceFile(), line);
            }
        } catch (IOException | RuntimeException e) {
            // The method's name alone has to do.
        }
        return new StackTraceElement(type, method, null, -1);
    }
}

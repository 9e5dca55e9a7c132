package io.github.forkpair.jvm;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The charset in which this JVM has names of files. It is not what the properties say, which a
 * build tool or a test may have set to anything: it is tried. Where in doubt it is ASCII, so that
 * all else is encoded.
 */
public final class SystemCharset {

    /** None of them is two characters in another form, which a file system might prefer. */
    private static final List<String> TRIED = List.of("ß", "ø", "я", "α", "日", "中", "€", "😀");

    private static final String BEFORE = "/forkpair-";

    private static final Charset OF_THIS_JVM = find();

    private SystemCharset() {}

    /** Returns it. */
    public static Charset ofThisJvm() {
        return OF_THIS_JVM;
    }

    /**
     * Returns the charset in which a child reads its arguments: the locale's, of which this JVM's
     * names of files tell nothing where a property was set before the first of them.
     */
    public static Charset ofArguments() {
        return AtStart.property("native.encoding")
                .flatMap(SystemCharset::named)
                .filter(OF_THIS_JVM::equals)
                .orElse(StandardCharsets.US_ASCII);
    }

    private static Charset find() {
        List<Charset> candidates = new ArrayList<>(List.of(StandardCharsets.UTF_8));
        for (String name : List.of("sun.jnu.encoding", "native.encoding", "file.encoding")) {
            AtStart.property(name).flatMap(SystemCharset::named).ifPresent(candidates::add);
        }
        candidates.add(Charset.defaultCharset());
        candidates.add(StandardCharsets.ISO_8859_1);
        return candidates.stream()
                .filter(SystemCharset::isThatOfPaths)
                .findFirst()
                .orElse(StandardCharsets.US_ASCII);
    }

    private static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name)).filter(Charset::canEncode);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static boolean isThatOfPaths(Charset charset) {
        for (String text : TRIED) {
            Optional<String> expected =
                    charset.newEncoder().canEncode(text)
                            ? Optional.of(escaped(text.getBytes(charset)))
                            : Optional.empty();
            if (!expected.equals(bytesInPath(text))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the bytes that a path has for a text, escaped; nothing where it takes none. */
    private static Optional<String> bytesInPath(String text) {
        try {
            String path = Path.of(BEFORE + text).toUri().getRawPath();
            return Optional.of(path.substring(BEFORE.length()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** As in a path of a URI. */
    private static String escaped(byte[] bytes) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : bytes) {
            boolean letter =
                    each >= '0' && each <= '9'
                            || each >= 'A' && each <= 'Z'
                            || each >= 'a' && each <= 'z';
            escaped.append(letter ? "" + (char) each : String.format(Locale.ROOT, "%%%02X", each));
        }
        return escaped.toString();
    }
}

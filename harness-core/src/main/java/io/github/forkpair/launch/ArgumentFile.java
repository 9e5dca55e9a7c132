package io.github.forkpair.launch;

import io.github.forkpair.jvm.SystemCharset;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file from which the {@code java} launcher reads arguments that a command line cannot hold. */
final class ArgumentFile {

    /** How such a file is named on a command line, and only there. */
    private static final String IN_FILE = "@";

    /** The launcher hands on the file's bytes as it does those of a command line. */
    private static final Charset SYSTEM_CHARSET = SystemCharset.ofThisJvm();

    private ArgumentFile() {}

    /**
     * Writes arguments down and returns those that stand for them. A file of the user's among them
     * is named as before; what comes after it goes to one more file.
     */
    static List<String> write(List<String> arguments, Path file) throws IOException {
        List<String> words = new ArrayList<>();
        Map<Path, StringBuilder> files = new LinkedHashMap<>();
        StringBuilder lines = null;
        for (String argument : arguments) {
            if (argument.startsWith(IN_FILE)) {
                words.add(argument);
                lines = null;
                continue;
            }
            if (lines == null) {
                Path next = files.isEmpty() ? file : Path.of(file + "." + (files.size() + 1));
                words.add(IN_FILE + next);
                lines = new StringBuilder();
                files.put(next, lines);
            }
            lines.append(quoted(argument)).append('\n');
        }
        for (Map.Entry<Path, StringBuilder> each : files.entrySet()) {
            Files.writeString(each.getKey(), each.getValue(), SYSTEM_CHARSET);
        }
        return words;
    }

    /** Returns how an argument file has a word with anything in it. */
    private static String quoted(String word) {
        return '"'
                + word.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}

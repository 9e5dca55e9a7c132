package io.github.forkpair.launch;

import io.github.forkpair.jvm.SystemCharset;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects a JVM's arguments; those that are too long for a command line go to a file. */
final class JvmArguments {

    /** Linux takes no single argument of more than 128 KiB; in bytes. */
    static final int LONGEST = 100 * 1024;

    /** Of all, since Linux also limits the sum, with the environment; in bytes. */
    static final int LONGEST_SUM = 256 * 1024;

    /** The launcher hands on the file's bytes as it does those of a command line. */
    private static final Charset SYSTEM_CHARSET = SystemCharset.ofThisJvm();

    private final Path file;
    private final List<String> words = new ArrayList<>();
    private final Map<Path, StringBuilder> files = new LinkedHashMap<>();
    private @Nullable StringBuilder lines;
    private int sum;

    /**
     * Begins with none.
     *
     * @param file takes what is too long, if anything is
     */
    JvmArguments(Path file) {
        this.file = file;
    }

    void addAll(Collection<String> arguments) {
        arguments.forEach(this::add);
    }

    /** Adds one argument, which may be an option and its value. */
    void add(String... argument) {
        int longest = 0;
        int size = 0;
        for (String word : argument) {
            int bytes = word.getBytes(SYSTEM_CHARSET).length + 1;
            longest = Math.max(longest, bytes);
            size += bytes;
        }
        // Few and short are all others, and among them an agent that is looked for in the words.
        boolean mayMove = argument.length > 1 || argument[0].startsWith("-D");
        if (longest <= LONGEST && (!mayMove || sum + size <= LONGEST_SUM)) {
            words.addAll(List.of(argument));
            sum += size;
            lines = null;
            return;
        }
        if (lines == null) {
            // One for each gap, so that a later argument still overrides an earlier one.
            Path next = files.isEmpty() ? file : Path.of(file + "." + (files.size() + 1));
            words.add("@" + next);
            lines = new StringBuilder();
            files.put(next, lines);
        }
        for (String word : argument) {
            lines.append(quoted(word)).append('\n');
        }
    }

    /** Tells whether a word for the program itself, all ASCII, has room beside the arguments. */
    boolean haveRoomFor(String word) {
        return word.length() < LONGEST && sum + word.length() <= LONGEST_SUM;
    }

    /** Returns the words for the command line, once the files are there. */
    List<String> words() throws IOException {
        for (Map.Entry<Path, StringBuilder> each : files.entrySet()) {
            Files.writeString(each.getKey(), each.getValue(), SYSTEM_CHARSET);
        }
        return words;
    }

    /** Returns how an argument file of the {@code java} launcher has a word with anything in it. */
    private static String quoted(String word) {
        return '"'
                + word.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}

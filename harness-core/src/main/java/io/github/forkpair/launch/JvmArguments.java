package io.github.forkpair.launch;

import io.github.forkpair.jvm.SystemCharset;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects a JVM's arguments; those that are too long for a command line go to a file. */
final class JvmArguments {

    /** Linux takes no single argument of more than 128 KiB. */
    static final int LONGEST = 100 * 1024;

    /** The launcher hands on the file's bytes as it does those of a command line. */
    private static final Charset SYSTEM_CHARSET = SystemCharset.ofThisJvm();

    private final Path file;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();

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
        if (argument[argument.length - 1].length() < LONGEST) {
            words.addAll(List.of(argument));
            return;
        }
        if (lines.isEmpty()) {
            words.add("@" + file); // here, so that a later argument still overrides it
        }
        for (String word : argument) {
            lines.append(quoted(word)).append('\n');
        }
    }

    /** Returns the words for the command line, once the file is there. */
    List<String> words() throws IOException {
        if (!lines.isEmpty()) {
            Files.writeString(file, lines, SYSTEM_CHARSET);
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

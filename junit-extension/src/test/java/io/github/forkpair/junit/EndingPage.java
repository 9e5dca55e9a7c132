package io.github.forkpair.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The site's page on failures, as far as it shows the text of each {@link Ending}. Run the tests
 * with {@code -Dendings.write=true} to have them write it.
 */
final class EndingPage {

    private static final Path PAGE = Path.of("../src/site/markdown/failures.md");
    private static final String BEGIN = "<!-- endings, written by EndingTests -->\n";
    private static final Pattern ROW =
            Pattern.compile("### ([^\n]+)\n\n```\n(.*?)\n```\n", Pattern.DOTALL);

    private EndingPage() {}

    static boolean isWritten() {
        return Boolean.getBoolean("endings.write");
    }

    static String heading(Ending ending) {
        return ending.side() + ": " + ending.title();
    }

    /** Returns the text under each row's heading, in the page's order. */
    static Map<String, String> texts() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        String page = Files.readString(PAGE);
        Matcher row = ROW.matcher(page.substring(page.indexOf(BEGIN) + BEGIN.length()));
        while (row.find()) {
            texts.put(row.group(1), row.group(2));
        }
        return texts;
    }

    static void write(Map<Ending, String> texts) throws IOException {
        String page = Files.readString(PAGE);
        StringBuilder written =
                new StringBuilder(page.substring(0, page.indexOf(BEGIN))).append(BEGIN);
        texts.forEach(
                (ending, text) ->
                        written.append("\n### ")
                                .append(heading(ending))
                                .append("\n\n```\n")
                                .append(text)
                                .append("\n```\n"));
        Files.writeString(PAGE, written);
    }
}

package io.github.forkpair.documentation;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code on a page.
 *
 * @param line where its opening fence is, from 0
 * @param language what its fence names
 * @param comment the HTML comment before it, or an empty text
 * @param code what it shows
 */
record Fence(int line, String language, String comment, String code) {

    private static final Pattern SNIPPET = Pattern.compile("<!-- snippet (\\S+) (\\S+) -->");

    /** What a user copies from a page. */
    private static final Set<String> COPIED = Set.of("java", "xml", "kotlin");

    Optional<Snippet> snippet() {
        Matcher names = SNIPPET.matcher(comment.strip());
        return names.matches()
                ? Optional.of(new Snippet(names.group(1), names.group(2)))
                : Optional.empty();
    }

    boolean needsSnippet() {
        return COPIED.contains(language);
    }

    int codeLines() {
        return (int) code.lines().count();
    }
}

package io.github.forkpair.maven.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML as it is written, which is well-formed XML too: each element is closed in its place, and all
 * that is text is escaped.
 */
final class Html {

    private final StringBuilder html = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values, in turn
     */
    Html open(String element, String... attributes) {
        tag(element, attributes);
        html.append('>');
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    Html close() {
        html.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Writes an element that has no content, and never has. */
    Html empty(String element, String... attributes) {
        tag(element, attributes);
        html.append("/>");
        return this;
    }

    /** Writes an element that has text alone. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Writes text. */
    Html text(String text) {
        html.append(escaped(text));
        return this;
    }

    /** Begins a new line of the file, for those who read its source. */
    Html line() {
        html.append('\n');
        return this;
    }

    /** Writes what is HTML already and our own. */
    Html trusted(String ours) {
        html.append(ours);
        return this;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("open elements: " + open);
        }
        return html.toString();
    }

    private void tag(String element, String... attributes) {
        html.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ').append(attributes[i]).append("=\"");
            html.append(escaped(attributes[i + 1])).append('"');
        }
    }

    /**
     * Escapes text for content and for attribute values alike. What no page can have, or what would
     * turn the text around it, is shown by its code.
     */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(escaped, c));
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int c) {
        switch (c) {
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '&' -> escaped.append("&amp;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            case '\n', '\t' -> escaped.append((char) c);
            default -> {
                if (Character.isISOControl(c)) {
                    escaped.append(String.format("\\x%02x", c));
                } else if (isUnfit(c)) {
                    escaped.append(String.format("\\u%04x", c));
                } else {
                    escaped.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean isUnfit(int c) {
        boolean halfACharacter = c >= 0xd800 && c <= 0xdfff;
        boolean turnsText = c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
        return halfACharacter || turnsText || (c & 0xfffe) == 0xfffe;
    }
}

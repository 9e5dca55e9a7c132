package io.github.forkpair.plan;

/**
 * Texts in plain visible ASCII, whatever is in them: all else is written as in Java's source, such
 * as {@code \\u00e4}. No two texts become one. The child reads them on its way to its side.
 */
final class AsciiText {

    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;
    private static final char FIRST_VISIBLE = ' ';
    private static final char LAST_VISIBLE = '~';

    private AsciiText() {}

    /** Adds a text, in which also the special characters are written as their numbers. */
    static void encode(StringBuilder into, String text, String special) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < FIRST_VISIBLE || c > LAST_VISIBLE || c == '\\' || special.indexOf(c) >= 0) {
                into.append("\\u");
                String hex = Integer.toHexString(c);
                into.append("0000", 0, HEX_DIGITS - hex.length()).append(hex);
            } else {
                into.append(c);
            }
        }
    }

    /** Returns what a text was before. */
    static String decoded(String text) {
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                int digits = i + 2;
                c = (char) Integer.parseInt(text.substring(digits, digits + HEX_DIGITS), HEX);
                i = digits + HEX_DIGITS - 1;
            }
            decoded.append(c);
        }
        return decoded.toString();
    }
}

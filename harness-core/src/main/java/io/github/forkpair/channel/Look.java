package io.github.forkpair.channel;

import io.github.forkpair.transfer.Cut;
import java.text.Normalizer;
import java.util.Locale;

/** How texts look to a reader, who cannot see all that tells two of them apart. */
final class Look {

    private static final int LONGEST = 60;
    private static final int MOST_CHARACTERS = 4;

    private Look() {}

    /** Tells whether two texts look alike. */
    static boolean isAlike(String one, String other) {
        return seen(one).equals(seen(other));
    }

    /** Leaves out what is not seen, or means nothing: blanks, a zero's sign, an identity hash. */
    private static String seen(String text) {
        StringBuilder seen = new StringBuilder();
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (int i = 0; i < composed.length(); i++) {
            char next = composed.charAt(i);
            if (next == '@') {
                while (i + 1 < composed.length()
                        && Character.digit(composed.charAt(i + 1), 16) >= 0) {
                    i++;
                }
            }
            if (!isUnseen(next) && !(next == '-' && composed.startsWith("0.0", i + 1))) {
                seen.append(next);
            }
        }
        return seen.toString();
    }

    private static boolean isUnseen(char next) {
        return Character.isWhitespace(next)
                || Character.isSpaceChar(next)
                || Character.isISOControl(next)
                || Character.getType(next) == Character.FORMAT;
    }

    /** Words where two texts first differ, by the numbers of the characters there. */
    static String difference(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        String texts = quoted(one) + " / " + quoted(other);
        return isAlike(one, other) || quoted(one).equals(quoted(other))
                ? texts
                        + ", from character "
                        + (at + 1)
                        + " on: "
                        + codes(one, at)
                        + " / "
                        + codes(other, at)
                : texts;
    }

    private static String quoted(String text) {
        return "\"" + Cut.counted(LONGEST, text) + "\"";
    }

    private static String codes(String text, int from) {
        if (from == text.length()) {
            return "its end";
        }
        StringBuilder codes = new StringBuilder();
        int to = Math.min(text.length(), from + MOST_CHARACTERS);
        for (int i = from; i < to; i++) {
            String code = Integer.toHexString(0x10000 | text.charAt(i)).substring(1);
            codes.append(i == from ? "U+" : " U+").append(code.toUpperCase(Locale.ROOT));
        }
        return to < text.length() ? codes.append(" ...").toString() : codes.toString();
    }
}

package io.github.forkpair.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Texts that UTF-8 cannot write, because half of a surrogate pair is in them: as their {@code
 * char}s.
 */
public final class LoneSurrogates {

    private LoneSurrogates() {}

    /**
     * Returns a text's {@code char}s, two bytes each; null if its UTF-8 is whole.
     *
     * @param utf8 the text in UTF-8, with a question mark for each that it cannot write
     */
    public static byte @Nullable [] chars(String text, byte[] utf8) {
        if (!hasQuestionMark(utf8) || !isIn(text)) {
            return null;
        }
        byte[] chars = new byte[Math.multiplyExact(2, text.length())];
        for (int i = 0; i < text.length(); i++) {
            chars[2 * i] = (byte) (text.charAt(i) >> 8);
            chars[2 * i + 1] = (byte) text.charAt(i);
        }
        return chars;
    }

    /** Reads what {@link #chars} returned. */
    public static String text(byte[] chars) throws IOException {
        if (chars.length % 2 != 0) {
            throw new IOException("half of a character is missing");
        }
        char[] text = new char[chars.length / 2];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) ((chars[2 * i] & 0xff) << 8 | chars[2 * i + 1] & 0xff);
        }
        return new String(text);
    }

    private static boolean hasQuestionMark(byte[] utf8) {
        for (byte each : utf8) {
            if (each == '?') {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (Character.isSurrogate(each)) {
                if (i + 1 == text.length()
                        || !Character.isSurrogatePair(each, text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}

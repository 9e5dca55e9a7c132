package io.github.forkpair.plan;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes of any name of a class, method or pair one that a file can have, here and where people
 * unpack it. Two names never become one. Letters stay as they are where the system's charset has
 * them; the rest becomes {@code %} and the digits of its UTF-8, as in a URL.
 */
public final class FileName {

    /** No file system here takes more than 255 bytes; a number may come behind. */
    private static final int MOST_BYTES = 200;

    /** What is lost of a name that is too long. */
    private static final String CUT = "%~";

    private static final int DIGEST_BYTES = 16;

    /** No {@code %} but ours may be there; the others are refused where evidence is unpacked. */
    private static final String UNFIT = "%/\\:*?\"<>|[]";

    private static final char DELETE = 0x7f;

    private FileName() {}

    /**
     * Returns the name of a file.
     *
     * @param charset in which the system has names of files
     */
    public static String of(String name, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < name.length(); ) {
            int point = name.codePointAt(i);
            String character = name.substring(i, i + Character.charCount(point));
            i += character.length();
            boolean fit = !Character.isISOControl(point) && UNFIT.indexOf(point) < 0;
            if (fit && encoder.canEncode(character) && !isDotAtAnEnd(name, i - 1, point)) {
                encoded.append(character);
            } else {
                escape(encoded, character);
            }
        }
        return encoded.isEmpty() ? CUT : cut(encoded.toString(), name, encoder);
    }

    /** Returns the name of the file for what is run again under one name. */
    public static String of(String name, int number, Charset charset) {
        // A name that looks like a numbered one is kept apart from it.
        String first = of(name, charset).replaceFirst("-(\\d+)$", "%2D$1");
        return number == 1 ? first : first + "-" + number;
    }

    /**
     * {@code .} and {@code ..} are no names, and a last dot or space is lost where people unpack.
     */
    private static boolean isDotAtAnEnd(String name, int index, int point) {
        return (point == '.' || point == ' ') && (index == 0 || index == name.length() - 1);
    }

    private static void escape(StringBuilder encoded, String character) {
        if (character.length() == 1 && Character.isSurrogate(character.charAt(0))) {
            // Half of a pair, which UTF-8 does not have.
            encoded.append("%u").append(Integer.toHexString(character.charAt(0)));
            return;
        }
        for (byte each : character.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
        }
    }

    private static String cut(String encoded, String name, CharsetEncoder encoder) {
        if (size(encoded, encoder) <= MOST_BYTES) {
            return encoded;
        }
        String end = CUT + digest(name);
        int length = Math.min(encoded.length(), MOST_BYTES);
        while (size(encoded.substring(0, length), encoder) + end.length() > MOST_BYTES) {
            length--;
        }
        String beginning = encoded.substring(0, length).replaceFirst("%[0-9A-F]?$", "");
        return beginning + end;
    }

    private static int size(String text, CharsetEncoder encoder) {
        try {
            ByteBuffer bytes =
                    encoder.reset()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .encode(CharBuffer.wrap(text));
            return bytes.remaining();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("only what can be encoded is left", e);
        }
    }

    private static String digest(String name) {
        try {
            // As it is in memory: no charset has halves of surrogate pairs.
            ByteBuffer whole = ByteBuffer.allocate(name.length() * Character.BYTES);
            whole.asCharBuffer().put(name);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.array());
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-256", e);
        }
    }
}

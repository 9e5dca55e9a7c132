package io.github.forkpair.plan;

import io.github.forkpair.jvm.SystemCharset;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
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

    private static final int HEX = 16;
    private static final BigInteger FNV_OFFSET =
            new BigInteger("6c62272e07bb014262b821756295c58d", HEX);
    private static final BigInteger FNV_PRIME = new BigInteger("1000000000000000000013b", HEX);
    private static final BigInteger FNV_LIMIT = BigInteger.ONE.shiftLeft(128);

    /** No {@code %} but ours may be there; the others are refused where evidence is unpacked. */
    private static final String UNFIT = "%/\\:*?\"<>|[]";

    private static final char DELETE = 0x7f;

    private static final Charset SYSTEM_CHARSET = SystemCharset.ofThisJvm();

    private FileName() {}

    /** Returns the name of a file in this system. */
    public static String of(String name) {
        return of(name, SYSTEM_CHARSET);
    }

    /** Returns the name of the file for what is run again under one name, counted from 1. */
    public static String of(String name, int number) {
        return of(name, number, SYSTEM_CHARSET);
    }

    /** The charset is the one in which a system has names of files. */
    static String of(String name, Charset charset) {
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

    static String of(String name, int number, Charset charset) {
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
        length -= Character.isHighSurrogate(encoded.charAt(length - 1)) ? 1 : 0;
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

    /** FNV-1a of 128 bits. A test may have taken the JDK's digests away. */
    private static String digest(String name) {
        BigInteger hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = hash.xor(BigInteger.valueOf(name.charAt(i))).multiply(FNV_PRIME).mod(FNV_LIMIT);
        }
        return hash.toString(HEX);
    }
}

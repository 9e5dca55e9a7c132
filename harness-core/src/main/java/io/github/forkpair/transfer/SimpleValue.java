package io.github.forkpair.transfer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The values that assertions most often compare, as bytes: null, text, and what is in wrappers. */
final class SimpleValue {

    private SimpleValue() {}

    /** Tells whether a value is one. */
    static boolean is(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Byte
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Float
                || value instanceof Double;
    }

    static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        String type = value == null ? "" : value.getClass().getSimpleName();
        StackFrames.writeText(out, type);
        if (value instanceof Character character) {
            out.writeChar(character); // a lone surrogate has no UTF-8
        } else if (value instanceof String text) {
            writeChars(out, text);
        } else if (value != null) {
            StackFrames.writeText(out, value.toString());
        }
    }

    static @Nullable Object read(DataInputStream in) throws IOException {
        String type = String.valueOf(StackFrames.readText(in));
        try {
            return switch (type) {
                case "" -> null;
                case "Character" -> in.readChar();
                case "String" -> readChars(in);
                case "Boolean" -> Boolean.valueOf(StackFrames.readText(in));
                case "Byte" -> Byte.valueOf(StackFrames.readText(in));
                case "Short" -> Short.valueOf(StackFrames.readText(in));
                case "Integer" -> Integer.valueOf(StackFrames.readText(in));
                case "Long" -> Long.valueOf(StackFrames.readText(in));
                case "Float" -> Float.valueOf(StackFrames.readText(in));
                case "Double" -> Double.valueOf(StackFrames.readText(in));
                default -> throw new IOException(type + " is no simple value");
            };
        } catch (IllegalArgumentException e) {
            throw new IOException("no " + type, e);
        }
    }

    private static void writeChars(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    private static String readChars(DataInputStream in) throws IOException {
        return LoneSurrogates.text(in.readNBytes(Math.multiplyExact(2, in.readInt())));
    }
}

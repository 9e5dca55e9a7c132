package io.github.forkpair.transfer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts and stacks on their way from one process to another. */
public final class StackFrames {

    /** Stand where a text's length would, if there is none or it has a form of its own. */
    private static final int NO_TEXT = -1;

    private static final int IN_CHARS = -2;

    private StackFrames() {}

    public static void write(DataOutputStream out, List<StackTraceElement> stack)
            throws IOException {
        out.writeInt(stack.size());
        for (StackTraceElement frame : stack) {
            writeText(out, frame.getClassName());
            writeText(out, frame.getMethodName());
            writeText(out, frame.getFileName());
            out.writeInt(frame.getLineNumber());
        }
    }

    public static List<StackTraceElement> read(DataInputStream in) throws IOException {
        List<StackTraceElement> stack = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            stack.add(
                    new StackTraceElement(
                            String.valueOf(readText(in)),
                            String.valueOf(readText(in)),
                            readText(in),
                            in.readInt()));
        }
        return stack;
    }

    /** Writes text of any length: {@code writeUTF} ends at 64 KiB. */
    public static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(NO_TEXT);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] chars = utf8.length == 0 ? null : LoneSurrogates.chars(text, utf8);
        if (chars != null) {
            out.writeInt(IN_CHARS);
            out.writeInt(chars.length);
            out.write(chars);
            return;
        }
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    public static @Nullable String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length == IN_CHARS) {
            return LoneSurrogates.text(in.readNBytes(in.readInt()));
        }
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** Writes several texts. */
    public static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    /** Reads back what {@link #writeTexts} wrote. */
    public static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(String.valueOf(readText(in)));
        }
        return texts;
    }
}

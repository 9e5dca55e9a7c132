package io.github.forkpair.outcome;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts and stacks on their way from one process to another. */
final class StackFrames {

    private StackFrames() {}

    static void write(DataOutputStream out, List<StackTraceElement> stack) throws IOException {
        out.writeInt(stack.size());
        for (StackTraceElement frame : stack) {
            writeText(out, frame.getClassName());
            writeText(out, frame.getMethodName());
            writeText(out, frame.getFileName());
            out.writeInt(frame.getLineNumber());
        }
    }

    static List<StackTraceElement> read(DataInputStream in) throws IOException {
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
    static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static @Nullable String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}

package io.github.forkpair.child;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A text from the parent that comes a byte at a time, first those of its length. */
final class SentText {

    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    private @Nullable ByteBuffer text;

    /** Takes the next byte. Returns the text once it is complete, and null before. */
    @Nullable String take(byte next) {
        if (text == null) {
            length.put(next);
            if (!length.hasRemaining()) {
                text = ByteBuffer.allocate(length.getInt(0));
            }
            return null;
        }
        text.put(next);
        return text.hasRemaining() ? null : new String(text.array(), StandardCharsets.UTF_8);
    }
}

package io.github.forkpair.channel;

import io.github.forkpair.MalformedFrameException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames from a channel. Not for several threads at once.
 *
 * <p>What a length field says is checked against the limit, and even then memory grows only with
 * the bytes that really arrive.
 */
public final class FrameReader {

    /** How much is read ahead, and the first allocation for a long payload; in bytes. */
    private static final int BUFFER_SIZE = 64 * 1024;

    private final ReadableByteChannel channel;
    private final String kinds;
    private final int limit;
    private @Nullable ByteBuffer buffer;
    private long offset;

    /**
     * Creates a reader from a blocking channel, which stays the caller's to close.
     *
     * @param kinds the kinds that a frame may be of
     * @param limit how long a payload may be, in bytes
     */
    public FrameReader(ReadableByteChannel channel, String kinds, int limit) {
        this.channel = channel;
        this.kinds = kinds;
        this.limit = limit;
    }

    /**
     * Waits for the next frame.
     *
     * @return the frame, or null at an end of the stream that falls between two frames
     * @throws MalformedFrameException if the bytes are no frame, or the stream ends within one
     */
    public @Nullable Frame read() throws IOException {
        ByteBuffer ahead = buffer();
        if (!ahead.hasRemaining() && fill(ahead) < 0) {
            return null;
        }
        char kind = (char) (ahead.get() & 0xff);
        if (kinds.indexOf(kind) < 0) {
            throw Refused.noFrame(offset, kind);
        }
        offset++;
        int length = readLength(ahead);
        long payloadOffset = offset;
        byte[] payload = readPayload(ahead, length);
        return new Frame(kind, payload, payloadOffset);
    }

    private int readLength(ByteBuffer ahead) throws IOException {
        long lengthOffset = offset;
        int length = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            if (!ahead.hasRemaining() && fill(ahead) < 0) {
                throw Refused.truncated(offset, "length", Integer.BYTES, i);
            }
            length = length << 8 | ahead.get() & 0xff;
            offset++;
        }
        if (length < 0 || length > limit) {
            throw Refused.noLength(lengthOffset, length, limit);
        }
        return length;
    }

    private byte[] readPayload(ByteBuffer ahead, int length) throws IOException {
        byte[] payload = new byte[Math.min(length, Math.max(BUFFER_SIZE, ahead.remaining()))];
        int count = 0;
        while (count < length) {
            if (!ahead.hasRemaining() && fill(ahead) < 0) {
                throw Refused.truncated(offset, "content", length, count);
            }
            if (count == payload.length) {
                payload = Arrays.copyOf(payload, (int) Math.min(length, 2L * payload.length));
            }
            int taken = Math.min(ahead.remaining(), payload.length - count);
            ahead.get(payload, count, taken);
            count += taken;
            offset += taken;
        }
        return payload;
    }

    private ByteBuffer buffer() {
        ByteBuffer ahead = buffer;
        if (ahead == null) {
            ahead = ByteBuffer.allocateDirect(BUFFER_SIZE).limit(0);
            buffer = ahead;
        }
        return ahead;
    }

    private int fill(ByteBuffer ahead) throws IOException {
        ahead.clear();
        int count;
        try {
            do {
                count = channel.read(ahead);
            } while (count == 0);
        } finally {
            ahead.flip();
        }
        return count;
    }
}

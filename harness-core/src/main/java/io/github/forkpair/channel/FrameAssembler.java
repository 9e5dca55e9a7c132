package io.github.forkpair.channel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts frames together from bytes that come in pieces, where nobody can wait for the rest. Not for
 * several threads at once.
 */
public final class FrameAssembler {

    private byte[] pending = new byte[0];
    private long offset;

    /** Takes bytes and returns the frames that are complete with them. */
    public List<Frame> add(ByteBuffer arrived) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(pending);
        byte[] more = new byte[arrived.remaining()];
        arrived.get(more);
        joined.writeBytes(more);
        ByteBuffer bytes = ByteBuffer.wrap(joined.toByteArray());
        List<Frame> frames = new ArrayList<>();
        while (bytes.remaining() >= Frame.HEADER_SIZE) {
            int length = bytes.getInt(bytes.position() + 1);
            if (length < 0 || length > bytes.remaining() - Frame.HEADER_SIZE) {
                break;
            }
            char kind = (char) (bytes.get() & 0xff);
            byte[] payload = new byte[length];
            bytes.getInt();
            bytes.get(payload);
            frames.add(new Frame(kind, payload, offset + Frame.HEADER_SIZE));
            offset += Frame.HEADER_SIZE + length;
        }
        pending = new byte[bytes.remaining()];
        bytes.get(pending);
        return frames;
    }
}

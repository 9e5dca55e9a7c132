package io.github.forkpair.channel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts frames together from bytes that come in pieces, where nobody can wait for the rest. Not for
 * several threads at once.
 */
public final class FrameAssembler {

    private static final int FIRST_SIZE = 1024;

    /** No frame is so long: what says so is none, and neither is anything that follows. */
    private static final int LONGEST = 256 * 1024 * 1024;

    private byte[] pending = new byte[FIRST_SIZE];
    private int count;
    private long offset;
    private boolean broken;

    /**
     * Takes bytes and returns the frames that are complete with them; none any more once bytes came
     * that are no frame.
     */
    public List<Frame> add(ByteBuffer arrived) {
        if (broken) {
            return List.of();
        }
        int more = arrived.remaining();
        if (count + more > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(count + more, 2 * pending.length));
        }
        arrived.get(pending, count, more);
        count += more;
        List<Frame> frames = new ArrayList<>();
        int start = 0;
        while (count - start >= Frame.HEADER_SIZE) {
            int length = ByteBuffer.wrap(pending).getInt(start + 1);
            int from = start + Frame.HEADER_SIZE;
            if (length < 0 || length > LONGEST) {
                broken = true;
                pending = new byte[0];
                count = 0;
                return frames;
            }
            if (length > count - from) {
                break;
            }
            byte[] payload = Arrays.copyOfRange(pending, from, from + length);
            frames.add(new Frame((char) (pending[start] & 0xff), payload, offset + from));
            start = from + length;
        }
        if (start > 0) { // else a large frame would be copied once for each piece of it
            System.arraycopy(pending, start, pending, 0, count - start);
        }
        count -= start;
        offset += start;
        return frames;
    }
}

package io.github.forkpair.channel;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Puts frames together from bytes that come in pieces, where nobody can wait for the rest: bytes
 * are {@linkplain #add added}, and the frames that are complete with them are had {@linkplain
 * #next() one by one}. Not for several threads at once.
 *
 * <p>It hands out no {@link Frame}: a child reads its orders by this on the way to its side, where
 * each class costs.
 */
public final class FrameAssembler {

    private static final int FIRST_SIZE = 1024;

    /** No frame is so long: what says so is none, and neither is anything that follows. */
    private static final int LONGEST = 256 * 1024 * 1024;

    private byte[] pending = new byte[FIRST_SIZE];
    private int start;
    private int end;
    private char kind;
    private byte[] payload = {};
    private boolean broken;

    /** Takes bytes; none any more once bytes came that are no frame. */
    public void add(ByteBuffer arrived) {
        if (broken) {
            return;
        }
        int more = arrived.remaining();
        int kept = end - start;
        if (start > 0) { // else a large frame would be copied once for each piece of it
            System.arraycopy(pending, start, pending, 0, kept);
            start = 0;
            end = kept;
        }
        if (kept + more > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(kept + more, 2 * pending.length));
        }
        arrived.get(pending, kept, more);
        end += more;
    }

    /**
     * Goes on to the next frame. Returns whether there is one that is complete; if not, there may
     * be after more bytes.
     */
    public boolean next() {
        if (end - start < Frame.HEADER_SIZE) {
            return false;
        }
        int length = ByteBuffer.wrap(pending).getInt(start + 1);
        int from = start + Frame.HEADER_SIZE;
        if (length < 0 || length > LONGEST) {
            broken = true;
            pending = new byte[0];
            start = 0;
            end = 0;
            return false;
        }
        if (length > end - from) {
            return false;
        }
        kind = (char) (pending[start] & 0xff);
        payload = Arrays.copyOfRange(pending, from, from + length);
        start = from + length;
        return true;
    }

    /** Returns what the frame is. */
    public char kind() {
        return kind;
    }

    /** Returns the frame's bytes, which are the caller's. */
    public byte[] payload() {
        return payload;
    }
}

package io.github.forkpair.channel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** Bytes to be read, at most so many at once, and bytes that were written. */
final class MemoryChannel implements ByteChannel {

    private final ByteBuffer input;
    private final int most;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    MemoryChannel(byte[] input, int most) {
        this.input = ByteBuffer.wrap(input);
        this.most = most;
    }

    static MemoryChannel empty() {
        return new MemoryChannel(new byte[0], 1);
    }

    byte[] written() {
        return written.toByteArray();
    }

    @Override
    public int read(ByteBuffer target) {
        if (!input.hasRemaining()) {
            return -1;
        }
        int count = Math.min(most, Math.min(target.remaining(), input.remaining()));
        target.put(input.slice().limit(count));
        input.position(input.position() + count);
        return count;
    }

    @Override
    public int write(ByteBuffer source) {
        int count = source.remaining();
        byte[] bytes = new byte[count];
        source.get(bytes);
        written.writeBytes(bytes);
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}

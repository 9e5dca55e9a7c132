package io.github.forkpair.channel;

import java.io.ByteArrayOutputStream;

/** Collects a message's bytes and refuses the first that is over the limit. */
final class BoundedBytes extends ByteArrayOutputStream {

    private final int limit;
    private final Class<?> type;

    BoundedBytes(int limit, Class<?> type) {
        this.limit = limit;
        this.type = type;
    }

    @Override
    public synchronized void write(int single) {
        check(1);
        super.write(single);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        check(length);
        super.write(bytes, from, length);
    }

    /** Returns the bytes without copying them; the array may be longer than {@link #size()}. */
    byte[] array() {
        return buf;
    }

    private void check(int more) {
        if (more > limit - count) {
            Refused.tooLarge(type.getName(), limit);
        }
    }
}

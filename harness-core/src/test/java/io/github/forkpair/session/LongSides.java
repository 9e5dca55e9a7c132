package io.github.forkpair.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** The child side of a pair that takes long. */
class LongSides {

    void waits(ByteChannel parent) throws IOException {
        System.out.println("warming up");
        parent.read(ByteBuffer.allocate(1));
    }
}

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

    void exits(ByteChannel parent) {
        System.exit(3);
    }

    void returns(ByteChannel parent) {}

    void leavesAProcess(ByteChannel parent) throws IOException {
        new ProcessBuilder("sleep", "1000").start();
    }
}

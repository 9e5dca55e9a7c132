package io.github.forkpair.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.CountDownLatch;

/** Child sides that end in different ways, or do not. */
class ReapedSides {

    void returns() {}

    void waitsForMore(ByteChannel parent) throws IOException {
        parent.write(ByteBuffer.allocate(1));
        while (parent.read(ByteBuffer.allocate(1)) >= 0) {}
        await();
    }

    void heedsNoTerm(ByteChannel parent) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(ReapedSides::await, "holds-up-the-exit"));
        parent.write(ByteBuffer.allocate(1));
        await();
    }

    private static void await() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

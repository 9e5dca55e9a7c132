package io.github.forkpair.control;

import io.github.forkpair.channel.FrameWriter;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** Writes orders to a child, each as a whole: those of several threads do not mix. */
public final class OrderWriter {

    private final FrameWriter frames;

    /** Writes to a pipe, which stays the caller's to close. */
    public OrderWriter(WritableByteChannel pipe) {
        this.frames = new FrameWriter(pipe);
    }

    /**
     * Writes an order.
     *
     * @throws IOException if the child is gone
     */
    public void write(ChildOrder order) throws IOException {
        byte[] payload = order.encode();
        frames.write(order.kind(), payload, payload.length);
    }
}
